"""Visits, letters and notes, plans and goals."""

from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.ground.people.contents import Content
from alongside.knowledge.core.facts import Document, Goal, Plan, Procedure, Report, Visit

from .card import FEW, Card, Line
from .grouped import grouped, holds_now
from .sight import Sight
from .words import DUE, FROM, ON, SINCE, UNTIL, at_clinic, plain_name, plain_visit, setting, status

COMING = ("proposed", "pending", "booked", "planned", "waitlist")
NOT_HELD = ("cancelled", "noshow", *COMING)


def visits(sight: Sight) -> Card | None:
    """The next visit first, then those that were."""
    found, done = sight.facts.of(Visit), sight.facts.of(Procedure)
    if not found and not done:
        return None
    coming = sorted((f for f in found if is_coming(sight, f)), key=lambda f: (f.when.lower, f.when.text, f.origin.id))
    past = [f for f in found if f.status not in NOT_HELD]
    parts = (
        Card("visits-coming", _("Coming up"), tuple(visit_line(sight, f) for f in sight.first(FEW, coming))),
        Card("visits-past", _("Before"), tuple(visit_line(sight, f) for f in past[: FEW - 1 if coming else FEW])),
    )
    return Card.of(Content.VISITS, (), len(found) + len(done), more=tuple(p for p in parts if p.lines))


def is_coming(sight: Sight, fact: Visit) -> bool:
    """A visit that is still to be."""
    if fact.status not in COMING or fact.when is None:
        return False
    day = timezone.localdate(fact.when.instant) if fact.when.instant else fact.when.upper
    return day >= sight.today


def visit_line(sight: Sight, fact: Visit) -> Line:
    """With whom and why; where, when it was not the clinic. A visit to come says weekday and hour."""
    coming, label = is_coming(sight, fact), fact.label if sight.reach.sees_codes else plain_visit(fact.label)
    others = [name for name in fact.people if name != sight.person.name]
    who = _("with %(names)s") % {"names": ", ".join(others)} if others else ""
    reason = plain_name(fact.reason) if fact.reason != fact.label else ""
    return sight.line(
        fact,
        title=label or setting(fact.setting),
        value=reason,
        details=(setting(fact.setting) if label and not at_clinic(fact.setting) else "", fact.place, who,
                 _standing(fact, coming)),
        dates=((ON, fact.when),),
        timed=coming,
    )  # fmt: skip


def _standing(fact: Visit, coming: bool) -> str:
    """How a visit stands, when it is neither simply booked nor simply over."""
    if fact.status in ("finished", "fulfilled", "completed") or (fact.status == "booked" and coming):
        return ""
    if fact.status in COMING and not coming:
        return _("the record does not say whether it took place")
    return status(fact.status)


def documents(sight: Sight) -> Card | None:
    """Letters and notes that hold now, newest first."""
    found = sight.facts.of(Document)
    current = [f for f in found if f.status != "superseded"] or found
    lines = tuple(document_line(sight, f) for f in current[:FEW])
    return Card.of(Content.DOCUMENTS, lines, len(found)) if found else None


def document_line(sight: Sight, fact: Document) -> Line:
    """What it is, and who wrote it."""
    by = _("by %(name)s") % {"name": fact.author} if fact.author else ""
    old = _("a newer one took its place") if fact.status == "superseded" else ""
    title = sight.name(fact.label) or fact.title
    subtitle = fact.title if fact.title and fact.title != title else ""
    return sight.line(fact, title=title, value=subtitle, details=(by, old), dates=((FROM, fact.when),))


def plans(sight: Sight) -> Card | None:
    """Plans that run, and goals not yet reached or given up."""
    kept = grouped((*sight.facts.of(Plan), *sight.facts.of(Goal)))
    running = [g.first for g in kept if type(g.first) is Plan and holds_now(g.first)]
    goals = [g.first for g in kept if type(g.first) is Goal and holds_now(g.first)]
    total = len(kept)
    if not total:
        return None
    parts = (
        Card("plans-goals", _("Goals"), tuple(goal_line(sight, f) for f in sight.first(FEW, goals))),
        Card("plans-running", _("Plans"), tuple(plan_line(sight, f) for f in sight.first(FEW, running))),
    )
    note = "" if running or goals or not sight.is_whole else _("No plan runs now. Earlier ones are kept.")
    shown = tuple(part for part in parts if part.lines)
    return Card.of(Content.PLANS, (), total, note, more=shown)


def plan_line(sight: Sight, fact: Plan) -> Line:
    """The plan and its steps."""
    steps = tuple(dict.fromkeys(plain_name(step) for step in fact.activities))
    about = "" if fact.status == "active" else status(fact.status)
    avoid = ", ".join(dict.fromkeys(plain_name(step) for step in fact.avoid))
    avoid = _("Not to do: %(what)s") % {"what": avoid} if avoid else ""
    title = sight.name(fact.title or fact.label)
    line = sight.line(fact, title=title, details=(avoid, about), dates=((SINCE, fact.when), (UNTIL, fact.until)))
    return replace(line, points=steps)


def goal_line(sight: Sight, fact: Goal) -> Line:
    """The goal, and by when."""
    own = fact.said_by == sight.person.name
    said = _("said by %(name)s") % {"name": fact.said_by} if fact.said_by and not own else ""
    own_words = _("in your own words") if sight.is_own else _("in the patient’s own words")
    about = "" if fact.status == "active" else status(fact.status)
    going = status(fact.achievement) if fact.achievement in ("achieved", "improving") else ""
    return sight.line(
        fact,
        title=f"“{fact.label}”" if own and fact.label else "",
        value=", ".join(fact.targets),
        details=(going, own_words if own else said, about),
        dates=((SINCE, fact.when), (DUE, fact.until)),
    )


def report_line(sight: Sight, fact: Report) -> Line:
    """A laboratory's or imaging report with its conclusion."""
    about = "" if fact.status == "final" else status(fact.status)
    return sight.line(fact, value=fact.conclusion, details=(about,), dates=((ON, fact.when),))


def procedure_line(sight: Sight, fact: Procedure) -> Line:
    """Something that was done."""
    about = "" if fact.status == "completed" else status(fact.status)
    return sight.line(fact, details=(about,), dates=((ON, fact.when),))
