from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "alongside.ground.ui"
    label = "ui"

    def ready(self) -> None:
        """Forms are defined after this, when addresses are first looked up."""
        from .field_errors import speak_plainly

        speak_plainly()
