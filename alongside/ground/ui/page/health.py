"""Health problems, medicines, allergies, vaccines, what was done, and the family's health."""

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.ground.people.contents import Content
from alongside.knowledge.core.facts import Allergy, FamilyHistory, Medicine, Problem, Vaccine
from alongside.knowledge.plain.names import is_circumstance, name_of_vaccine

from .card import FEW, MOST, Card, Line
from .directions import directions
from .grouped import grouped, holds_now
from .sight import Sight
from .words import ASKED, FROM, GIVEN, HANDED_OUT, ON, SINCE, UNTIL, WRITTEN, plain_medicine, plain_name, status


def problems(sight: Sight) -> Card | None:
    """What is active now, each once, and apart from it what speaks of work or company; what is over is a step away."""
    groups = grouped(sight.facts.of(Problem))
    if not groups:
        return None
    now = [group.first for group in groups if holds_now(group.first)]
    life = [f for f in now if is_circumstance(f.concept, f.categories)]
    active = [f for f in now if f not in life]
    note = "" if active or not sight.is_whole else _("Nothing is active now. What is over is still kept.")
    lines = tuple(problem_line(sight, f) for f in sight.first(MOST, active))
    part = Card(
        "problems-life", _("Work and daily life"), tuple(problem_line(sight, f) for f in sight.first(FEW, life))
    )
    return Card.of(
        Content.PROBLEMS, lines, len(groups), note,
        more=(part,) if life else (), unshown=len(now) - len(lines) - len(part.lines),
    )  # fmt: skip


def problem_line(sight: Sight, fact: Problem) -> Line:
    """Since when, until when, and how sure."""
    unsure = {
        "unconfirmed": _("not yet confirmed"), "provisional": _("not yet confirmed"),
        "differential": _("one of several things it could be"), "refuted": _("looked into and ruled out"),
    }.get(fact.verification, "")  # fmt: skip
    over = "" if fact.is_active or fact.until else status(fact.status or "resolved")
    since = FROM if fact.until else SINCE
    return sight.line(fact, details=(unsure, over), dates=((since, fact.when), (UNTIL, fact.until)))


def medicines(sight: Sight) -> Card | None:
    """What is taken now, each once with its newest directions."""
    groups = grouped(sight.facts.of(Medicine))
    if not groups:
        return None
    current = [group.first for group in groups if holds_now(group.first)]
    avoid = [group.first for group in groups if group.first.negated and group.first.status in ("", "active")]
    note = (
        ""
        if current or not sight.is_whole
        else _("The record names no medicine that is taken now. Earlier ones are kept.")
    )
    if current and sight.is_own and sight.on_paper:
        note = _("Does this match what you really take? If not, please tell us.")
    elif current and sight.is_own:
        note = _("Does this match what you really take? If not, open “Record as of” beside it, or tell us.")
    lines = tuple(medicine_line(sight, f) for f in sight.first(MOST, current))
    part = Card("medicines-not", _("Not to be taken"), tuple(medicine_line(sight, f) for f in avoid))
    return Card.of(
        Content.MEDICINES, lines, len(groups), note,
        more=(part,) if avoid else (), unshown=len(current) - len(lines),
    )  # fmt: skip


def medicine_line(sight: Sight, fact: Medicine) -> Line:
    """The directions as written, and since when."""
    word = {"dispense": HANDED_OUT}.get(fact.source_kind, WRITTEN if fact.is_current else FROM)
    plain = fact.is_current and fact.status in ("", "active", "unknown")
    about = "" if plain or fact.source_kind == "dispense" else status(fact.status)
    proposed = status("proposed") if fact.intent in ("proposal", "option") else ""
    told = _("told by somebody, not ordered here") if fact.reported else ""
    name = plain_medicine(sight.name(fact.label))
    return sight.line(
        fact,
        title=_("Not to be taken: %(medicine)s") % {"medicine": name} if fact.negated else name,
        value="; ".join(directions(sight.name(d)) for d in fact.dose),
        details=(proposed or about, told),
        dates=((word, fact.when), (UNTIL, fact.until)),
    )


def allergies(sight: Sight) -> Card | None:
    """Allergies; or that none are known, as recorded; or that nobody has recorded anything."""
    found = sight.facts.of(Allergy)
    if not sight.reach.allows(Content.ALLERGIES):
        return None
    real = [g.first for g in grouped(f for f in found if f.counts and not f.none_known and not f.says_nothing)]
    lines = tuple(allergy_line(sight, f) for f in real)
    if real:
        note = ""
    elif any(f.none_known for f in found):
        note = (
            _("No known allergies. This was asked and written down.")
            if any(f.none_at_all for f in found)
            else _("Nothing is written down about other allergies. Tell us if you know of one.")
        )
        lines = tuple(allergy_line(sight, f) for f in found if f.none_known)
    elif any(not f.says_nothing for f in found):
        note = _("No allergy is active now. Earlier ones are kept.")
    elif not sight.facts.everything or not sight.is_whole:
        return None
    else:
        note = _(
            "Nothing is written down about allergies. That does not mean there are none. Tell us if you know of one."
        )
    return Card.of(Content.ALLERGIES, lines, len(grouped(found)), note)


def allergy_line(sight: Sight, fact: Allergy) -> Line:
    """What happens, and whether it may be dangerous."""
    reactions = ", ".join(sight.name(r.label) for r in fact.reactions)
    danger = _("can be dangerous") if fact.criticality == "high" else ""
    over = status(fact.status) if fact.status in ("inactive", "resolved") else ""
    over = _("looked into and ruled out") if fact.status == "refuted" else over
    known = (ASKED if fact.none_known else SINCE, fact.when or fact.recorded)
    return sight.line(fact, value=reactions, details=(danger, over), dates=(known,))


def vaccines(sight: Sight) -> Card | None:
    """Vaccines given, newest first."""
    found = sight.facts.of(Vaccine)
    lines = tuple(vaccine_line(sight, f) for f in sight.first(FEW, [f for f in found if f.status != "not-done"]))
    if not found:
        return None
    return Card.of(Content.VACCINES, lines, len(found))


def vaccine_line(sight: Sight, fact: Vaccine) -> Line:
    """Given on a day; or not given, and why."""
    title = name_of_vaccine(fact.concept, get_language() or "")
    if fact.status == "not-done":
        return sight.line(fact, title=title, details=(_("not given"), fact.reason), dates=((ON, fact.when),))
    return sight.line(fact, title=title, dates=((GIVEN, fact.when),))


def family(sight: Sight) -> Card | None:
    """What relatives had."""
    found = sight.facts.of(FamilyHistory)
    lines = tuple(family_line(sight, f) for f in sight.first(FEW, found))
    return Card.of(Content.FAMILY, lines, len(found)) if found else None


def family_line(sight: Sight, fact: FamilyHistory) -> Line:
    """The relative, and what they had."""
    had = ", ".join(sight.name(c.label) for c in fact.conditions)
    return sight.line(fact, title=capfirst(plain_name(fact.relation)) or _("A relative"), value=had)
