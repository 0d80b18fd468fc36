"""Insurance and bills, in money to read. No clinical content."""

from django.utils.translation import gettext as _

from alongside.ground.people.contents import Content
from alongside.knowledge.core.facts import Bill, Coverage

from .card import FEW, Card, Line
from .sight import Sight
from .words import FOR, SINCE, UNTIL, money, status

BILLS = 2  # the newest: bills are read when they come, not every day


def costs(sight: Sight) -> Card | None:
    """Insurance that holds, then the newest bills: what the insurer explained where it did, else what was claimed."""
    insured = [f for f in sight.facts.of(Coverage) if f.status in ("active", "")]
    bills = tuple(f for f in sight.facts.of(Bill) if f.is_bill)
    total = len(sight.facts.of(Coverage)) + len(sight.facts.of(Bill))
    if not total:
        return None
    explained = [f for f in bills if f.explained] or bills
    parts = (
        Card("costs-insurance", _("Insurance"), tuple(coverage_line(sight, f) for f in insured[:FEW])),
        Card("costs-bills", _("Bills"), tuple(bill_line(sight, f) for f in explained[:BILLS])),
    )
    return Card.of(Content.COSTS, (), total, more=tuple(p for p in parts if p.lines))


def coverage_line(sight: Sight, fact: Coverage) -> Line:
    """Who insures, and under which plan."""
    number = _("member number %(number)s") % {"number": fact.member} if fact.member else ""
    about = "" if fact.status in ("active", "") else status(fact.status)
    title = fact.payer or sight.name(fact.label) or _("Insurance")
    plan = fact.plan if fact.plan != title else ""
    return sight.line(
        fact,
        title=title,
        value=plan,
        details=(number, about),
        dates=((SINCE, fact.when), (UNTIL, fact.until)),
    )


def bill_line(sight: Sight, fact: Bill) -> Line:
    """What was billed; and what is left to pay, when the insurer says so."""
    title = _("The insurer’s answer to a bill") if fact.explained else _("Bill sent to the insurer")
    title = title if fact.is_bill else _("Asked of the insurer before care; not a bill")
    billed = money(fact.total_cents, fact.currency) if fact.total_cents is not None else ""
    paid = fact.patient_cents
    left = _("left to pay: %(money)s") % {"money": money(paid, fact.currency)} if paid is not None else ""
    return sight.line(fact, title=title, value=billed, details=(left, fact.insurer), dates=((FOR, fact.when),))
