"""What the page about corrections prints."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from alongside.ground.chart.selectors import labels_of
from alongside.ground.people.reach import Reach
from alongside.ground.people.viewer import Viewer
from alongside.ground.promises import selectors as promises
from alongside.ground.ui.page.words import plain_name


@dataclass(frozen=True)
class CorrectionCard:
    """What was asked, in its own words; and the answer, or by when it is owed."""

    title: str
    asked_at: datetime
    words: str
    due: datetime | None
    answered_by: str
    answered_at: datetime | None
    agreed: bool
    answer: str
    answer_words: str


def correction_cards(viewer: Viewer, reach: Reach, asked: Iterable) -> tuple[CorrectionCard, ...]:
    """In the order given."""
    asked = tuple(asked)
    labels = labels_of(viewer, reach, (one.resource_id for one in asked if one.resource_id))
    due = {promise.subject: promise.due_at for promise in promises.open_about(viewer, reach.persons)}
    return tuple(_card(one, labels.get(one.resource_id, ""), due.get(one.id)) for one in asked)


def _card(one, label: str, due: datetime | None) -> CorrectionCard:
    said = {"agreed": _("We agree"), "partly": _("We agree in part"), "declined": _("We see it differently")}
    return CorrectionCard(
        title=plain_name(label) if label else _("A correction to your record"),
        asked_at=one.asked_at,
        words=one.words,
        due=due,
        answered_by=one.answered_by.name if one.answered_by else "",
        answered_at=one.answered_at,
        agreed=one.answer == one.Answer.AGREED,
        answer=said.get(one.answer, ""),
        answer_words=one.answer_words,
    )
