"""The whole of our page, in the order it is read."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.ground.people.reach import Reach
from alongside.ground.people.viewer import Viewer

from .card import Card
from .care import documents, plans, visits
from .costs import costs
from .head import Head, head
from .health import allergies, family, medicines, problems, vaccines
from .looked import looked
from .promised import promised
from .results import results
from .seeing import sight_for
from .sight import Sight
from .team import team
from .waiting import waiting

Builder = Callable[[Sight], Card | None]

FIRST: tuple[Builder, ...] = (waiting, promised)
MAIN: tuple[Builder, ...] = (results, problems, medicines, allergies, documents, costs)
SIDE: tuple[Builder, ...] = (visits, plans, team, vaccines, family, looked)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class OurPage:
    """`first` is what waits or is owed; `side` stands beside `main` on a wide screen and after it on a phone."""

    head: Head
    first: tuple[Card, ...]
    main: tuple[Card, ...]
    side: tuple[Card, ...]


def our_page(viewer: Viewer, reach: Reach) -> OurPage:
    """The page of the person in `reach`, as this viewer may see it. Only cards whose data exist."""
    sight = sight_for(viewer, reach)
    return OurPage(head(sight), *(_cards(sight, builders) for builders in (FIRST, MAIN, SIDE)))


def _cards(sight: Sight, builders: tuple[Builder, ...]) -> tuple[Card, ...]:
    return tuple(card for builder in builders if (card := _card(sight, builder)))


def _card(sight: Sight, builder: Builder) -> Card | None:
    """One card. When it cannot be made the rest of the page still stands; the log names the card, never the data."""
    try:
        return builder(sight)
    except Exception as error:  # noqa: BLE001
        log.error("card %s could not be made: %s", builder.__name__, type(error).__name__)
        note = _("We could not show this part just now. Nothing is lost. Please try again later.")
        return Card(builder.__name__, _("Not shown right now"), note=note)
