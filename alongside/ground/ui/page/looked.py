"""The card that says who has looked lately. For the person and the team; never for a helper."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from alongside.ground.people import selectors as people

from .card import Card
from .happened import Looked, looks_by_day
from .sight import Sight


@dataclass(frozen=True, kw_only=True)
class LookedCard(Card):
    """The last few people who looked, oneself left out."""

    template: ClassVar[str] = "page/looked.html"
    on_paper: ClassVar[str] = ""

    looked: tuple[Looked, ...] = ()


def looked(sight: Sight) -> LookedCard | None:
    """Who else opened the page lately, each once; or that nobody did."""
    if not (sight.is_own or sight.reach.sees_codes):
        return None
    rows = people.others_who_looked(sight.viewer, sight.reach)
    held = people.roles_of(sight.viewer, {row.viewer_id for row in rows})
    seen: dict[str, Looked] = {}
    for day in looks_by_day(sight.viewer, rows, held):
        for one in day.items:
            seen.setdefault(one.name, one)
    return LookedCard("looked", _("Who has looked"), looked=tuple(seen.values())[:4])
