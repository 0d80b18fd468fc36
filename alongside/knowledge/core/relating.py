"""Which other records a record speaks of: what is private there is private here, too.

A visit's note, its bill and what was done there tell of the visit; a goal tells of the problem it is for.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from .facts import Fact, Origin
from .identity import WITHOUT_REFERENCES
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


def refers_to(resource: dict[str, Any], kind: str) -> tuple[str, ...]:
    """The records that this one speaks of, each once, in its order. They belong to the same source.

    Each by its id; or by the end of its urn, or as "Type?identifier=…": which record that is, the reader finds out.
    """
    found: dict[str, None] = {}
    for name, inner in resource.items():
        if type(inner) is not dict and type(inner) is not list:
            continue
        if kind not in OF_A_VISIT and name in ("encounter", "context"):
            inner = _without_visit(name, inner)  # noqa: PLW2901
        if name not in WITHOUT_REFERENCES:
            _collect(inner, found)
    return tuple(found)


def _without_visit(name: str, inner: Any) -> Any:
    """What is left of `encounter`, or of `context` with its encounter, once the visit does not count."""
    if name == "context" and type(inner) is dict:
        return {key: value for key, value in inner.items() if key != "encounter"}
    return None if name == "encounter" else inner


def _collect(value: Any, found: dict[str, None]) -> None:
    if type(value) is dict:
        for name, inner in value.items():
            kind = type(inner)
            if kind is str:
                if name == "reference" and (identifier := _speaks(inner)):
                    found[identifier] = None
            elif (kind is dict or kind is list) and name not in WITHOUT_REFERENCES:
                if kind is dict and inner.keys() <= CONCEPT:
                    continue
                if name == "identifier" and kind is dict and (named := _by_identifier(value, inner)):
                    found[named] = None
                _collect(inner, found)
    elif type(value) is list:
        for item in value:
            if type(item) is dict or type(item) is list:
                _collect(item, found)


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


def _by_identifier(holder: dict[str, Any], identifier: dict[str, Any]) -> str:
    """A reference that has the other record's number instead of its address, as if it had asked for it."""
    kind, system, value = holder.get("type"), identifier.get("system"), identifier.get("value")
    if not (isinstance(kind, str) and isinstance(system, str) and isinstance(value, str)) or kind not in SPEAKING:
        return ""
    return "" if "reference" in holder else f"{kind}?identifier={quote(system, safe='')}|{quote(value, safe='')}"


def _speaks(reference: str) -> str:
    """The record meant; "" when it means a person, a place or nothing we can follow."""
    if reference.startswith("urn:"):
        return reference.rpartition(":")[2]
    if "?" in reference:
        return reference if reference.partition("?")[0].rpartition("/")[2] in SPEAKING else ""
    parts = reference.partition("/_history")[0].split("/")
    return parts[-1] if len(parts) >= 2 and parts[-2] in SPEAKING else ""
