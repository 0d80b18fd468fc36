from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "alongside.doors.portal"
    label = "portal"
