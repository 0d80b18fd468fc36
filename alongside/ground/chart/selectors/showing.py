"""What of a person's facts a viewer may see. The last step before a page; the one place that decides it."""

from dataclasses import replace

from alongside.knowledge.core.facts import Fact, Facts, Origin
from alongside.knowledge.core.relating import private_marks

from ...people.contents import ALL_SENSITIVE, Content
from ...people.reach import Reach, Via
from ...people.viewer import Viewer
from .waiting import WaitingTalk, waiting_talks

# The kind of content that each kind of fact is.
CONTENT_OF: dict[str, str] = {
    "problem": Content.PROBLEMS,
    "medicine": Content.MEDICINES,
    "allergy": Content.ALLERGIES,
    "measurement": Content.RESULTS,
    "report": Content.RESULTS,
    "answers": Content.RESULTS,
    "vaccine": Content.VACCINES,
    "visit": Content.VISITS,
    "procedure": Content.VISITS,
    "document": Content.DOCUMENTS,
    "plan": Content.PLANS,
    "goal": Content.PLANS,
    "care_team": Content.PLANS,
    "family_history": Content.FAMILY,
    "related_person": Content.FAMILY,
    "coverage": Content.COSTS,
    "bill": Content.COSTS,
}


# A bill says what it was for; our line of it does not. Its original is for those who may see that, too.
OPENED_WITH: dict[str, frozenset[str]] = {
    "bill": frozenset({Content.PROBLEMS, Content.MEDICINES, Content.VISITS}),
}


def may_see(reach: Reach, kind: str, sensitivity: frozenset[str]) -> bool:
    """Whether this reach shows a fact of this kind with these sensitive categories."""
    return kind in CONTENT_OF and reach.allows(CONTENT_OF[kind], sensitivity)


def may_open(reach: Reach, kind: str) -> bool:
    """Whether this reach opens the originals of facts of this kind. Who serves everybody works from the lines alone."""
    if kind == "related_person" and reach.via == Via.HELPER:  # it holds how to reach others in the patient's life
        return False
    return reach.via != Via.SERVICE and OPENED_WITH.get(kind, frozenset()) <= reach.contents


def visible(viewer: Viewer, reach: Reach, facts: Facts, talks: tuple[WaitingTalk, ...] | None = None) -> Facts:
    """The facts that may be shown: within the reach, not entered in error, and not held from the patient's side.

    `talks`: what waits, when the caller has read it already.
    """
    held = held_from(viewer, reach, talks)
    known = (f for f in _marked(reach, facts) if not f.in_error and f.origin not in held)
    return Facts(facts.demographics, tuple(f for f in known if may_see(reach, f.kind, f.sensitivity)))


def shown_origins(viewer: Viewer, reach: Reach, facts: Facts) -> frozenset[Origin]:
    """The records that some visible fact was read from."""
    return frozenset(f.origin for f in visible(viewer, reach, facts).everything)


def announced(reach: Reach, facts: Facts, talks: tuple[WaitingTalk, ...]) -> tuple[WaitingTalk, ...]:
    """What waits, as far as this viewer may know of it: a held result that is private is not even counted.

    The patient's words about it were said to the team: a helper does not read them.
    """
    may_know = {f.origin for f in _marked(reach, facts) if not f.in_error and may_see(reach, f.kind, f.sensitivity)}
    known = (replace(talk, held=talk.held & may_know) for talk in talks)
    told = (replace(talk, words="") if reach.via == Via.HELPER else talk for talk in known)
    return tuple(talk for talk in told if talk.held)


def held_from(viewer: Viewer, reach: Reach, talks: tuple[WaitingTalk, ...] | None = None) -> frozenset[Origin]:
    """The records that are held from this viewer now: none from the team."""
    if not reach.is_patient_side:
        return frozenset()
    waiting = waiting_talks(viewer, reach) if talks is None else talks
    return frozenset().union(*(talk.held for talk in waiting))


def _marked(reach: Reach, facts: Facts) -> tuple[Fact, ...]:
    """Each fact as private as the records it speaks of; nothing to do for who may see everything."""
    if reach.sensitive >= ALL_SENSITIVE:
        return facts.everything
    marks = private_marks(facts.everything)
    return tuple(replace(f, sensitivity=m) if (m := marks[f.origin]) != f.sensitivity else f for f in facts.everything)
