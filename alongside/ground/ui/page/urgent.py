"""Cards for the sheet that is read when the computer is down: what may harm first, and nothing left unsaid."""

from django.utils.translation import gettext as _

from alongside.ground.people.contents import Content
from alongside.knowledge.core.facts import Measurement
from alongside.knowledge.plain.names import codes_of_test

from . import health
from .card import Card
from .results import result_line
from .series import NOT_KNOWN, series_of
from .sight import Sight

# What is measured at each visit, then what doses hang on.
WATCHED = (
    "blood_pressure", "heart_rate", "breathing", "oxygen", "temperature", "weight", "height",
    "kidneys", "potassium", "inr", "a1c", "sugar", "hemoglobin",
)  # fmt: skip


def allergies(sight: Sight) -> Card:
    """As on our page; or that this paper has none."""
    return _or_said(health.allergies(sight), Content.ALLERGIES)


def medicines(sight: Sight) -> Card:
    """As on our page; or that this paper has none."""
    return _or_said(health.medicines(sight), Content.MEDICINES)


def problems(sight: Sight) -> Card:
    """As on our page; or that this paper has none."""
    return _or_said(health.problems(sight), Content.PROBLEMS)


def latest(sight: Sight) -> Card | None:
    """The newest value of each. What the patient asked to hear in a talk first does not lie about on paper."""
    held = frozenset().union(*(talk.held for talk in sight.talks))
    known = (f for f in sight.facts.of(Measurement) if f.status not in NOT_KNOWN and not f.is_panel)
    series = series_of(f for f in known if f.origin not in held)  # in the order of their newest value
    found = (next((s for s in series.values() if s.key in codes_of_test(name)), None) for name in WATCHED)
    lines = tuple(result_line(sight, one.last, "") for one in found if one)
    return Card("latest", _("Latest readings and results"), lines) if lines else None


def _or_said(card: Card | None, content: Content) -> Card:
    if card and (card.lines or card.note or card.more):
        return card
    return Card.of(content, (), 0, _("Nothing of this is on the paper. That does not mean there is nothing: ask."))
