"""Small records for tests, in a few words."""

from datetime import date

from alongside.knowledge.core.dates import parse
from alongside.knowledge.core.facts import Demographics, Facts, FamilyHistory, Measurement, Medicine, Problem
from alongside.knowledge.core.parts import Origin, Part
from alongside.knowledge.core.values import ICD10CM, LOINC, SNOMED, Coding, Concept, Quantity

ON = date(2026, 6, 1)
RECENT = "2026-05-01"


def measured(code, value, unit, when=RECENT, comparator="", **more):
    return Measurement(
        origin=Origin("s", "Observation", f"{code}-{when}"), concept=Concept("", (Coding(LOINC, code),)),
        quantity=Quantity(value, unit, comparator), when=parse(when, "d"), **{"status": "final", **more},
    )  # fmt: skip


def pressure(top, bottom, when=RECENT, **more):
    parts = [("8480-6", top), ("8462-4", bottom)]
    return Measurement(
        origin=Origin("s", "Observation", f"bp-{when}"), concept=Concept("", (Coding(LOINC, "85354-9"),)),
        parts=tuple(Part(Concept("", (Coding(LOINC, c),)), Quantity(v, "mm[Hg]")) for c, v in parts if v),
        when=parse(when, "d"), **{"status": "final", **more},
    )  # fmt: skip


def smoking(code, when=RECENT):
    answer = Concept("", (Coding(SNOMED, code),))
    concept = Concept("", (Coding(LOINC, "72166-2"),))
    origin = Origin("s", "Observation", f"smoking-{when}")
    return Measurement(origin=origin, concept=concept, answer=answer, when=parse(when, "d"), status="final")


def problem(code, system=SNOMED, **more):
    return Problem(origin=Origin("s", "Condition", code), concept=Concept("", (Coding(system, code),)), **more)


def icd10(code, **more):
    return problem(code, ICD10CM, **more)


def medicine(name, **more):
    return Medicine(
        origin=Origin("s", "MedicationRequest", name), concept=Concept(name), **{"status": "active", **more}
    )


def relative(relation, code):
    conditions = (Concept("", (Coding(SNOMED, code),)),)
    return FamilyHistory(origin=Origin("s", "FamilyMemberHistory", relation), relation=relation, conditions=conditions)


def record(*facts, born="1970-03-02", sex="female", **more):
    return Facts(Demographics(birth=parse(born, "b") if born else None, sex=sex, **more), facts)


HEALTHY = (
    pressure("128", "78"), measured("2093-3", "200", "mg/dL"), measured("2085-9", "50", "mg/dL"),
    measured("2160-0", "0.8", "mg/dL"), measured("39156-5", "27", "kg/m2"), smoking("266919005"),
)  # fmt: skip
