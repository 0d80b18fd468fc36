from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "alongside.doors.desk"
    label = "desk"
