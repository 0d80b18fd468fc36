from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "alongside.doors.post"
    label = "post"
