from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Wires the house together once every app is there."""

    name = "alongside.config"
    label = "config"

    def ready(self) -> None:
        from .wiring import wire

        wire()
