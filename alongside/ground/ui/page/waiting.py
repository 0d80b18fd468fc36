"""Results that wait for a talk, because the person asked for one: announced, never shown."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from alongside.ground.chart.selectors import WaitingTalk

from .card import Card
from .sight import Sight


@dataclass(frozen=True, kw_only=True)
class WaitingCard(Card):
    """What waits, and until when at the latest. `open` says that this viewer sees the results all the same."""

    template: ClassVar[str] = "page/waiting.html"
    on_paper: ClassVar[str] = "print/waiting.html"

    talks: tuple[WaitingTalk, ...] = ()
    open: bool = False


def waiting(sight: Sight) -> WaitingCard | None:
    """The patient's side reads that something waits; the team, who sees it, that it is not to be sprung on them."""
    if not sight.talks:
        return None
    return WaitingCard("waiting", _("Waiting for a talk"), talks=sight.talks, open=not sight.reach.is_patient_side)
