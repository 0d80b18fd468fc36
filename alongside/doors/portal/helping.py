"""What the page about helpers prints."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from alongside.ground.people.contents import Content, Sensitive
from alongside.ground.people.reach import covered, in_force


class State(StrEnum):
    """Where an invitation stands, as the patient sees it. A pause by staff is silent: it does not show here."""

    CODE_OUT = "code_out"
    CODE_OLD = "code_old"
    TO_CONFIRM = "to_confirm"
    HELPS = "helps"
    OVER = "over"


@dataclass(frozen=True)
class HelperCard:
    """One helper: who, what they see, until when, and what the patient can do."""

    grant: UUID
    name: str
    relation: str
    account_name: str  # the name of whoever used the code; the patient compares it with the name they wrote
    by_law: bool  # parent or legal decision-maker: the practice keeps these
    state: State
    contents: tuple[str, ...]
    sensitive: tuple[str, ...]
    last_day: date | None
    code_until: datetime | None
    partly: bool  # a record was joined to the page after the patient chose: it is not shared


def helper_cards(grants: Iterable, persons: tuple[UUID, ...]) -> tuple[HelperCard, ...]:
    """Those who help first, then those who wait, then those who no longer do; each newest first.

    `persons`: the records that are this patient.
    """
    grants, now = list(grants), timezone.now()
    in_time = {grant.id for grant in in_force(grants, now)}
    cards = (_card(grant, persons, State.OVER if grant.id not in in_time else _state(grant, now)) for grant in grants)
    order = [State.TO_CONFIRM, State.HELPS, State.CODE_OUT, State.CODE_OLD, State.OVER]
    return tuple(sorted(cards, key=lambda card: order.index(card.state)))


def _card(grant, persons: tuple[UUID, ...], state: State) -> HelperCard:
    return HelperCard(
        grant=grant.id,
        name=grant.helper_name,
        relation=grant.relation,
        account_name=grant.helper.name if grant.helper else "",
        by_law=grant.basis != grant.Basis.HELPER,
        state=state,
        contents=tuple(str(c.label) for c in Content if c in grant.contents),
        sensitive=tuple(str(s.label) for s in Sensitive if s in grant.sensitive),
        last_day=grant.expires_on,
        code_until=grant.code_expires_at,
        partly=len(covered(grant, persons)) < len(persons),
    )


def _state(grant, now: datetime) -> State:
    if grant.revoked_at:
        return State.OVER
    if grant.confirmed_at:
        return State.HELPS
    if grant.accepted_at:
        return State.TO_CONFIRM
    return State.CODE_OUT if grant.code_expires_at and grant.code_expires_at > now else State.CODE_OLD
