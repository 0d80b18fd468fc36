"""What the administrator's shell needs to know. Whoever has the shell has the database: no viewer."""

from uuid import UUID

from .models import RoleHeld
from .roles import Administrator


def can_administer() -> bool:
    """Whether some administrator has a sign-in."""
    return _administrators().filter(person__account__is_active=True).exists()


def administrator_without_account() -> UUID | None:
    """An administrator who has not yet used their invitation."""
    return _administrators().filter(person__account=None).order_by("since").values_list("person", flat=True).first()


def _administrators():
    return RoleHeld.objects.filter(role=Administrator.key, ended_at=None)
