"""What happens to opening hours, duties and the clocks of promises. Part of the catalogue of kinds.py.

`told` are the persons of the practice whom it concerns; later their notices come from it.
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from .kind import Kind


@dataclass(frozen=True)
class PracticeClosed(Kind, name="practice.closed", says=_("{by} closed the practice for a time.")):
    """A storm, a move: closed between two moments outside of holidays. Clocks move."""

    closure: UUID


@dataclass(frozen=True)
class PracticeOpenedAgain(Kind, name="practice.opened_again", says=_("{by} opened the practice again.")):
    """Earlier than it had been said."""

    closure: UUID
