"""Which other records a record speaks of: what is private there is private here, too.

A visit's note, its bill and what was done there tell of the visit; a goal tells of the problem it is for.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from .facts import Fact, Origin
from .sensitivity import NONE

# What a reference may mean that can be private. Not people, places, devices, insurers.
SPEAKING = frozenset({
    "AllergyIntolerance", "Appointment", "CarePlan", "Claim", "Condition", "DiagnosticReport", "DocumentReference",
    "Encounter", "ExplanationOfBenefit", "FamilyMemberHistory", "Goal", "Immunization", "MedicationDispense",
    "MedicationRequest", "MedicationStatement", "Observation", "Procedure", "QuestionnaireResponse", "ServiceRequest",
})  # fmt: skip
# Of these the visit says what they are. A problem, a medicine or a blood test is what it is, wherever it was noted.
OF_A_VISIT = frozenset({
    "Appointment", "Claim", "DocumentReference", "Encounter", "ExplanationOfBenefit", "Procedure",
    "QuestionnaireResponse",
})  # fmt: skip
CONCEPT = frozenset({"coding", "text"})  # the members of something that is only named
DEEPEST = 5  # a bill of a bill of a visit for a problem


def private_marks(facts: Iterable[Fact]) -> dict[Origin, frozenset[str]]:
    """What makes each record private: its own marks, and those of the records it speaks of, through several steps."""
    facts = tuple(facts)
    marks: dict[tuple[str, str], frozenset[str]] = {}
    for fact in facts:
        if fact.sensitivity:
            key = (fact.origin.source, fact.origin.id)
            marks[key] = marks.get(key, NONE) | fact.sensitivity
    speaking = [fact for fact in facts if fact.refers] if marks else []
    for _step in range(DEEPEST):
        changed = False
        for fact in speaking:
            source, key = fact.origin.source, (fact.origin.source, fact.origin.id)
            known = marks.get(key, NONE)
            whole = known.union(*(marks.get((source, other), NONE) for other in fact.refers))
            if whole != known:
                marks[key], changed = whole, True
        if not changed:
            break
    return {fact.origin: marks.get((fact.origin.source, fact.origin.id), NONE) for fact in facts}


def by_identifier(holder: dict[str, Any], identifier: dict[str, Any]) -> str:
    """A reference that has the other record's number instead of its address, as if it had asked for it."""
    kind, system, value = holder.get("type"), identifier.get("system"), identifier.get("value")
    if not (isinstance(kind, str) and isinstance(system, str) and isinstance(value, str)) or kind not in SPEAKING:
        return ""
    return "" if "reference" in holder else f"{kind}?identifier={quote(system, safe='')}|{quote(value, safe='')}"


def speaks(reference: str) -> str:
    """The record meant; "" when it means a person, a place or nothing we can follow."""
    if reference.startswith("urn:"):
        return reference.rpartition(":")[2]
    if "?" in reference:
        return reference if reference.partition("?")[0].rpartition("/")[2] in SPEAKING else ""
    parts = reference.partition("/_history")[0].split("/")
    return parts[-1] if len(parts) >= 2 and parts[-2] in SPEAKING else ""
