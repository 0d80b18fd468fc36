"""Visits, letters and notes, plans and goals."""

from django.utils.translation import gettext as _

from alongside.ground.people.contents import Content
from alongside.knowledge.core.facts import Document, Goal, Plan, Procedure, Report, Visit

from .card import FEW, SHOWN, Card, Line
from .sight import Sight
from .words import DUE, FROM, ON, SINCE, UNTIL, plain_name, setting, status

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
        Card("visits-coming", _("Coming up"), tuple(visit_line(sight, f) for f in coming[:FEW])),
        Card("visits-past", _("Before"), tuple(visit_line(sight, f) for f in past[: FEW if coming else SHOWN])),
    )
    return Card(
        "visits", _("Visits"), (), len(found) + len(done), Content.VISITS, more=tuple(p for p in parts if p.lines)
    )


def is_coming(sight: Sight, fact: Visit) -> bool:
    """A visit that is still to be."""
    return fact.status in COMING and fact.when is not None and fact.when.upper >= sight.today


def visit_line(sight: Sight, fact: Visit) -> Line:
    """Where, with whom, and why."""
    title = sight.name(fact.label) or setting(fact.setting)
    where = setting(fact.setting) if fact.label and fact.setting else ""
    others = [name for name in fact.people if name != sight.person.name]
    who = _("with %(names)s") % {"names": ", ".join(others)} if others else ""
    about = "" if fact.status in ("finished", "fulfilled", "booked") else status(fact.status)
    reason = plain_name(fact.reason) if fact.reason != fact.label else ""
    dates = ((ON, fact.when),)
    return sight.line(fact, title=title, value=reason, details=(where, fact.place, who, about), dates=dates)


def documents(sight: Sight) -> Card | None:
    """Letters and notes that hold now, newest first."""
    found = sight.facts.of(Document)
    current = [f for f in found if f.status != "superseded"] or found
    lines = tuple(document_line(sight, f) for f in current[:FEW])
    return Card("documents", _("Letters and notes"), lines, len(found), Content.DOCUMENTS) if found else None


def document_line(sight: Sight, fact: Document) -> Line:
    """What it is, and who wrote it."""
    by = _("by %(name)s") % {"name": fact.author} if fact.author else ""
    old = _("a newer one took its place") if fact.status == "superseded" else ""
    title = sight.name(fact.label) or fact.title
    subtitle = fact.title if fact.title and fact.title != title else ""
    return sight.line(fact, title=title, value=subtitle, details=(by, old), dates=((FROM, fact.when),))


def plans(sight: Sight) -> Card | None:
    """Plans that run, and goals not yet reached or given up."""
    running = [f for f in sight.facts.of(Plan) if f.status in ("active", "on-hold", "draft", "")]
    goals = [f for f in sight.facts.of(Goal) if f.status not in ("completed", "cancelled", "rejected")]
    total = len(sight.facts.of(Plan)) + len(sight.facts.of(Goal))
    if not total:
        return None
    parts = (
        Card("plans-goals", _("Goals"), tuple(goal_line(sight, f) for f in goals[:SHOWN])),
        Card("plans-running", _("Plans"), tuple(plan_line(sight, f) for f in running[:FEW])),
    )
    note = "" if running or goals or not sight.is_whole else _("No plan runs now. Earlier ones are kept.")
    shown = tuple(part for part in parts if part.lines)
    return Card("plans", _("Plans and goals"), (), total, Content.PLANS, note, more=shown)


def plan_line(sight: Sight, fact: Plan) -> Line:
    """The plan and its steps."""
    steps = ", ".join(dict.fromkeys(plain_name(step) for step in fact.activities))
    about = "" if fact.status == "active" else status(fact.status)
    avoid = ", ".join(dict.fromkeys(plain_name(step) for step in fact.avoid))
    avoid = _("Not to do: %(what)s") % {"what": avoid} if avoid else ""
    title = sight.name(fact.title or fact.label)
    return sight.line(
        fact,
        title=title,
        value=steps,
        details=(avoid, about),
        dates=((SINCE, fact.when), (UNTIL, fact.until)),
    )


def goal_line(sight: Sight, fact: Goal) -> Line:
    """The goal, and by when."""
    said = _("said by %(name)s") % {"name": fact.said_by} if fact.said_by else ""
    about = "" if fact.status == "active" else status(fact.status)
    going = status(fact.achievement) if fact.achievement in ("achieved", "improving") else ""
    return sight.line(
        fact,
        value=", ".join(fact.targets),
        details=(going, said, about),
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
