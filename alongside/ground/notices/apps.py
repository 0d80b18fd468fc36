from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "alongside.ground.notices"
    label = "notices"
