"""What goes on paper of one person's page."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from alongside.ground.people.contents import Content
from alongside.ground.people.reach import Reach
from alongside.ground.people.viewer import Viewer
from alongside.knowledge.core.dates import PartialDate

from ..page import slots
from ..page.card import Card
from ..page.seeing import sight_for

NOTHING_PRIVATE: frozenset[str] = frozenset()
# Of these paper has all that holds now: what is missing from a list of medicines may harm.
WHOLE = (Content.PROBLEMS, Content.MEDICINES, Content.ALLERGIES, Content.PLANS)


@dataclass(frozen=True)
class Sheet:
    """`person` is people's Person; `born` when known; `printed_by` the viewer's name."""

    person: object
    born: PartialDate | None
    cards: tuple[Card, ...]
    printed_at: datetime
    printed_by: str
    without_private: bool
    whole: ClassVar[tuple[str, ...]] = WHOLE


def sheet_for(viewer: Viewer, reach: Reach, *, without_private: bool = False) -> Sheet:
    """The page as this viewer sees it, or without what is private: paper lies about, and is shown to others."""
    seen = replace(reach, sensitive=NOTHING_PRIVATE) if without_private else reach
    sight = sight_for(viewer, seen, on_paper=True)
    filled = (card for slot in (slots.FIRST, slots.MAIN, slots.SIDE) for card in slots.cards(slot, sight))
    born = sight.facts.demographics.birth if sight.facts.demographics else None
    return Sheet(
        person=sight.person,
        born=born,
        cards=tuple(card for card in filled if card.on_paper),
        printed_at=sight.now,
        printed_by=viewer.name,
        without_private=without_private,
    )
