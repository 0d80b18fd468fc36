"""What happens to opening hours and duties. Part of the catalogue of kinds.py."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from .kind import Kind


@dataclass(frozen=True)
class HoursChanged(Kind, name="practice.hours_changed", says=_("{by} changed when we are open.")):
    """A place with its hours, or a holiday. Clocks move."""

    fields: list[str]


@dataclass(frozen=True)
class PracticeClosed(Kind, name="practice.closed", says=_("{by} closed the practice for a time.")):
    """A storm, a move: closed between two moments outside of holidays. Clocks move."""

    closure: UUID


@dataclass(frozen=True)
class PracticeOpenedAgain(Kind, name="practice.opened_again", says=_("{by} opened the practice again.")):
    """Earlier than it had been said."""

    closure: UUID


@dataclass(frozen=True)
class DutyChanged(Kind, name="people.duty_changed", says=_("{by} changed who is on duty.")):
    """A shift began to count, or ended."""

    shift: UUID


@dataclass(frozen=True)
class LeaveTold(Kind, name="people.leave_told", says=_("{by} wrote down who is away, and who stands in.")):
    """Somebody of the practice is away between two moments."""

    leave: UUID


@dataclass(frozen=True)
class LeaveEnded(Kind, name="people.leave_ended", says=_("{by} wrote down that somebody is back.")):
    """Earlier than it had been said, or not away after all."""

    leave: UUID
