from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SpineConfig(AppConfig):
    name = "alongside.ground.spine"
    label = "spine"

    def ready(self) -> None:
        # The one signal in the house: a migration that rebuilds a table loses its triggers.
        post_migrate.connect(_create_triggers, sender=self, dispatch_uid="spine.triggers")


def _create_triggers(using: str, **_: object) -> None:
    from . import triggers

    triggers.create(using)
