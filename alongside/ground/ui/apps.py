from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "alongside.ground.ui"
    label = "ui"
