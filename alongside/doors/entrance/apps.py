from django.apps import AppConfig


class EntranceConfig(AppConfig):
    name = "alongside.doors.entrance"
    label = "entrance"
