"""Named places on our page. config/wiring.py fills them: so a card of a room stands on the page without an import.

A builder takes what the viewer may see and returns a card, or None when there is nothing to show.
"""

import logging
from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from .card import Card
from .sight import Sight

Builder = Callable[[Sight], Card | None]

# On our page: what waits or is owed; what is read first; what stands beside it.
FIRST, MAIN, SIDE = "our_page.first", "our_page.main", "our_page.side"
# On the sheet that the practice keeps for when the computer is down.
EMERGENCY = "emergency"

_filled: dict[str, tuple[Builder, ...]] = {}
log = logging.getLogger(__name__)


def fill(slot: str, builders: Iterable[Builder]) -> None:
    """Say what stands in a slot, in the order it is read. Raises ValueError for a slot that no page has."""
    if slot not in (FIRST, MAIN, SIDE, EMERGENCY):
        raise ValueError(f"no page has the slot {slot}")
    _filled[slot] = tuple(builders)


def cards(slot: str, sight: Sight) -> tuple[Card, ...]:
    """The cards of a slot for this viewer: only those that have something to show."""
    return tuple(card for builder in _filled.get(slot, ()) if (card := _card(builder, sight)))


def _card(builder: Builder, sight: Sight) -> Card | None:
    """One card. When it cannot be made the rest of the page still stands; the log says where, never what."""
    try:
        return builder(sight)
    except Exception as error:  # noqa: BLE001
        log.exception("card %s could not be made: %s", builder.__name__, type(error).__name__)
        note = _("We could not show this part just now. Nothing is lost. Please try again later.")
        return Card(builder.__name__, _("Not shown right now"), note=note)
