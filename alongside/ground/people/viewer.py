"""Who is looking: the first argument of every selector."""

from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import PermissionDenied

from . import roles
from .roles import May


class SignInFully(PermissionDenied):
    """They may, once they have signed in by password or passkey: see roles.FULL_SIGN_IN."""


@dataclass(frozen=True)
class Viewer:
    """A signed-in person with the staff roles they hold now. Built once a request by people.selectors.viewer_for.

    `by_pin`: they came in by PIN at a shared computer, and so only as staff; what asks for more says so.
    """

    person_id: UUID
    name: str
    roles: frozenset[str] = frozenset()
    language: str = ""
    timezone: str = ""
    helps: frozenset[UUID] = field(default=frozenset())
    by_pin: bool = False

    @property
    def is_staff(self) -> bool:
        """Holds at least one role at the practice."""
        return bool(self.roles & roles.STAFF)

    def may(self, permission: May) -> bool:
        """Whether any role held allows it."""
        return any(permission in roles.ALL[role].may for role in self.roles)

    def must(self, permission: May) -> None:
        """Raises PermissionDenied unless they may; SignInFully when they may, but not by PIN."""
        if not self.may(permission):
            raise PermissionDenied
        if self.by_pin and permission in roles.FULL_SIGN_IN:
            raise SignInFully


# Nobody in person: the worker or the shell. It holds no role and reaches nobody's page.
THE_PRACTICE = Viewer(UUID(int=0), "Alongside")
