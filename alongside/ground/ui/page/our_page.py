"""The whole of our page: its head, and the cards that stand in its slots (config/wiring.py says which)."""

from dataclasses import dataclass

from alongside.ground.people.reach import Reach
from alongside.ground.people.viewer import Viewer

from . import slots
from .card import Card
from .head import Head, head
from .seeing import sight_for


@dataclass(frozen=True)
class OurPage:
    """`person` is whose page it is; `first` is what waits or is owed.

    `side` stands beside `main` on a wide screen and after it on a phone. `is_empty`: no record that this viewer sees.
    """

    person: object
    head: Head
    first: tuple[Card, ...]
    main: tuple[Card, ...]
    side: tuple[Card, ...]
    is_empty: bool


def our_page(viewer: Viewer, reach: Reach) -> OurPage:
    """The page of the person in `reach`, as this viewer may see it. Only cards whose data exist."""
    sight = sight_for(viewer, reach)
    cards = (slots.cards(slot, sight) for slot in (slots.FIRST, slots.MAIN, slots.SIDE))
    return OurPage(sight.person, head(sight), *cards, is_empty=not sight.facts.everything)
