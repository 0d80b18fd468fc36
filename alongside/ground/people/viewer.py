"""Who is looking: the first argument of every selector."""

from dataclasses import dataclass, field
from uuid import UUID

from . import roles
from .roles import May


@dataclass(frozen=True)
class Viewer:
    """A signed-in person with the staff roles they hold now. Built once a request by people.selectors.viewer_for."""

    person_id: UUID
    name: str
    roles: frozenset[str] = frozenset()
    language: str = ""
    timezone: str = ""
    helps: frozenset[UUID] = field(default=frozenset())

    @property
    def is_staff(self) -> bool:
        """Holds at least one role at the practice."""
        return bool(self.roles & roles.STAFF)

    def may(self, permission: May) -> bool:
        """Whether any role held allows it."""
        return any(permission in roles.ALL[role].may for role in self.roles)


# Nobody in person: the worker or the shell. It holds no role and reaches nobody's page.
THE_PRACTICE = Viewer(UUID(int=0), "Alongside")
