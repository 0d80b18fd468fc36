"""Results, goals and people, made for tests."""

from datetime import date

from alongside.knowledge.core.dates import parse
from alongside.knowledge.core.facts import Demographics, Fact, Facts, Goal, Measurement, Origin, Part, Problem, Range
from alongside.knowledge.core.values import LOINC, SNOMED, Coding, Concept, Quantity
from alongside.knowledge.plain.explaining import MEASURANDS, Explanation, explain

TODAY = date(2026, 11, 26)
MAN = Demographics(birth=parse("1960-05-01", ""), sex="male")
WOMAN = Demographics(birth=parse("1960-05-01", ""), sex="female")
YOUNG = Demographics(birth=parse("1996-05-01", ""), sex="female")
CHILD = Demographics(birth=parse("2015-05-01", ""), sex="male")


def coded(code: str, text: str = "") -> Concept:
    return Concept(text, (Coding(LOINC, code, "As the record says"),))


def result(what: str, value: str = "", unit: str = "", *, on: str = "2026-11-20", low: str = "", high: str = "",
           range_unit: str | None = None, id: str = "1", comparator: str = "", **more) -> Measurement:  # fmt: skip
    """A final result of a measurand by its key; `low` and `high` are the range printed beside it."""
    named = unit if range_unit is None else range_unit
    ends = [Quantity(end, named) if end else None for end in (low, high)]
    return Measurement(**{
        "origin": Origin("lab", "Observation", id), "concept": coded(MEASURANDS[what].codes[0]), "status": "final",
        "when": parse(on, ""), "quantity": Quantity(value, unit, comparator) if value else None,
        "ranges": (Range(*ends),) if any(ends) else (), **more,
    })  # fmt: skip


def pressure(top: str, bottom: str, **more) -> Measurement:
    parts = [Part(coded(code), Quantity(value, "mmHg")) for code, value in (("8480-6", top), ("8462-4", bottom))]
    return result("blood_pressure", parts=tuple(parts), **more)


def goal(*targets: str, id: str = "g", **more) -> Goal:
    return Goal(**{"origin": Origin("lab", "Goal", id), "status": "active", "targets": targets, **more})


def pregnancy(on: str = "2026-08-01") -> Problem:
    known = Concept("", (Coding(SNOMED, "77386006", "Pregnant"),))
    return Problem(origin=Origin("lab", "Condition", "p"), concept=known, status="active", when=parse(on, ""))


def told(one: Measurement, *others: Fact, who: Demographics = MAN, language: str = "en", **more) -> Explanation | None:
    return explain(one, Facts(who, (one, *others)), TODAY, language=language, **more)
