"""What of a person's facts a viewer may see. The last step before a page; the one place that decides it."""

from dataclasses import replace

from alongside.knowledge.core.facts import Fact, Facts, Origin

from ...people.contents import Content
from ...people.reach import Reach
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


def may_see(reach: Reach, kind: str, sensitivity: frozenset[str]) -> bool:
    """Whether this reach shows a fact of this kind with these sensitive categories."""
    return kind in CONTENT_OF and reach.allows(CONTENT_OF[kind], sensitivity)


def visible(viewer: Viewer, reach: Reach, facts: Facts, talks: tuple[WaitingTalk, ...] | None = None) -> Facts:
    """The facts that may be shown: within the reach, not entered in error, and not held from the patient's side.

    `talks`: what waits, when the caller has read it already.
    """
    held = held_from(viewer, reach, talks)
    return Facts(facts.demographics, tuple(f for f in facts.everything if _shown(reach, f, held)))


def announced(reach: Reach, facts: Facts, talks: tuple[WaitingTalk, ...]) -> tuple[WaitingTalk, ...]:
    """What waits, as far as this viewer may know of it: a held result that is private is not even counted."""
    may_know = {f.origin for f in facts.everything if not f.in_error and may_see(reach, f.kind, f.sensitivity)}
    known = (replace(talk, held=talk.held & may_know) for talk in talks)
    return tuple(talk for talk in known if talk.held)


def held_from(viewer: Viewer, reach: Reach, talks: tuple[WaitingTalk, ...] | None = None) -> frozenset[Origin]:
    """The records that are held from this viewer now: none from the team."""
    if not reach.is_patient_side:
        return frozenset()
    waiting = waiting_talks(viewer, reach) if talks is None else talks
    return frozenset().union(*(talk.held for talk in waiting))


def _shown(reach: Reach, fact: Fact, held: frozenset[Origin]) -> bool:
    return not fact.in_error and fact.origin not in held and may_see(reach, fact.kind, fact.sensitivity)
