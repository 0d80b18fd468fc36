"""What of a person's facts a viewer may see. The last step before a page; the one place that decides it."""

from uuid import UUID

from alongside.knowledge.core.facts import Fact, Facts, Origin

from ...people.contents import Content
from ...people.reach import Reach
from ...people.viewer import Viewer
from .waiting import held_resources

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


def visible(viewer: Viewer, reach: Reach, facts: Facts, held: frozenset[Origin] | None = None) -> Facts:
    """The facts that may be shown: within the reach, not entered in error, and not held from the patient's side."""
    if held is None:
        held = held_origins(reach) if reach.is_patient_side else frozenset()
    return Facts(facts.demographics, tuple(f for f in facts.everything if _shown(reach, f, held)))


def held_origins(reach: Reach) -> frozenset[Origin]:
    """The records whose talk is still owed."""
    return frozenset(Origin(*identity) for identity in held_resources(reach.persons).values())


def _shown(reach: Reach, fact: Fact, held: frozenset[Origin]) -> bool:
    return not fact.in_error and fact.origin not in held and may_see(reach, fact.kind, fact.sensitivity)


def is_held(reach: Reach, resource: UUID) -> bool:
    """Whether this record is held from this viewer now."""
    return reach.is_patient_side and resource in held_resources(reach.persons)
