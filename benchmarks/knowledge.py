"""What a whole page knows of one patient: risks, home readings, the results it shows explained, what is due.

Facts are there already, as they are when a page is made. CPU alone counts. The yardstick is in the same run: how long
Python takes to read a JSON text of the same facts.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from .clock import typical
from .plot import plot

ON = date(2026, 10, 1)
SHOWN = 8  # results that our page shows, as pictures and lines, with room for more
FACTS, ROUNDS, BUDGET = 400, 31, 3.0  # the budget in milliseconds of CPU, for 400 facts
SIZES = (50, 100, 200, 400, 800)
LOINC, SNOMED, CVX = "http://loinc.org", "http://snomed.info/sct", "http://hl7.org/fhir/sid/cvx"
# (code, unit, value): what a family practice orders most
RESULTS = (
    ("4548-4", "%", "7.1"), ("18262-6", "mg/dL", "128"), ("2093-3", "mg/dL", "204"), ("2085-9", "mg/dL", "46"),
    ("2571-8", "mg/dL", "171"), ("2160-0", "mg/dL", "1.1"), ("98979-8", "mL/min/{1.73_m2}", "71"),
    ("2823-3", "mmol/L", "4.4"), ("2951-2", "mmol/L", "139"), ("2345-7", "mg/dL", "118"), ("718-7", "g/dL", "13.9"),
    ("6690-2", "10*3/uL", "6.4"), ("777-3", "10*3/uL", "251"), ("1742-6", "U/L", "31"), ("3016-3", "mIU/L", "2.2"),
    ("14959-1", "mg/g", "22"), ("29463-7", "kg", "82"), ("39156-5", "kg/m2", "27.8"), ("8867-4", "/min", "72"),
    ("17861-6", "mg/dL", "9.4"),
)  # fmt: skip
DOSES = ("03", "08", "10", "20", "21", "49", "114", "115", "133", "140", "187", "309")
PROBLEMS = ("44054006", "59621000", "55822004", "195967001", "40930008")


def main() -> None:
    """Print milliseconds of CPU a page, part by part, against the budget; draw them against the number of facts."""
    print(f"knowledge: a whole page of one patient, median of {ROUNDS}, one core")
    drawn: dict[str, list[tuple[float, float]]] = {}
    for size in SIZES:
        parts = page(size)
        text = json.dumps([_record(number) for number in range(size)])
        bare = _cpu(lambda text=text: json.loads(text))
        took = {name: _cpu(work) for name, work in parts.items()}
        took["whole page"] = _cpu(lambda parts=parts: [work() for work in parts.values()])
        for name, milliseconds in took.items():
            drawn.setdefault(name, []).append((size, milliseconds))
        said = ", ".join(f"{name} {milliseconds:.2f}" for name, milliseconds in took.items())
        print(f"  {size:>3} facts: {said} ms; {took['whole page'] / bare:.0f} times JSON alone")
        if size == FACTS:
            verdict = "within" if took["whole page"] <= BUDGET else "OVER"
            print(f"      {verdict} the budget of {BUDGET:.0f} ms")
    plot("knowledge", "What a whole page knows", "facts of the patient", "milliseconds of CPU", drawn)


def page(size: int) -> dict[str, Callable[[], Any]]:
    """The parts of a page over so many facts, each as work that can be measured."""
    from alongside.knowledge.core.facts import Facts, Measurement
    from alongside.knowledge.immunizations import forecast, shipped
    from alongside.knowledge.immunizations.from_facts import gathered
    from alongside.knowledge.plain.explaining import explain, history, measurand_of, whose
    from alongside.knowledge.readings import Person, judge
    from alongside.knowledge.risks import CALCULATORS
    from alongside.knowledge.risks.finding.record import Record

    facts: Facts = facts_of(size)
    schedule, readings = shipped(), home_readings(size)

    def risks() -> list[Any]:
        record = Record(facts, ON)
        return [calculator.gather(record) for calculator in CALCULATORS.values()]

    def home() -> list[Any]:
        newest = {one.what: one for one in readings}
        return [judge(one, readings, Person(age_months=66 * 12)) for one in newest.values()]

    def explained() -> list[Any]:
        person, past = whose(facts, ON), history(facts)
        newest: dict[str, Measurement] = {}
        for one in facts.of(Measurement):
            if (test := measurand_of(one.concept)) is not None:
                newest.setdefault(test.key, one)
        shown = list(newest.values())[:SHOWN]
        return [explain(one, facts, ON, language="en", person=person, past=past) for one in shown]

    def due() -> Any:
        found = gathered(facts, schedule, ON)
        return forecast(schedule, found.patient, ON) if found.patient else None

    return {"risks": risks, "readings": home, "explained": explained, "due": due}


def facts_of(size: int) -> Any:
    """A patient with so many facts: half of them results, the rest of what else a record holds; read from FHIR."""
    from alongside.knowledge.core.dates import parse
    from alongside.knowledge.core.extract import extract
    from alongside.knowledge.core.facts import Demographics, Facts
    from alongside.knowledge.core.values import loads

    who = Demographics(birth=parse("1960-05-01", "birthDate"), sex="female")
    read = [fact for n in range(size) for fact in extract(loads(json.dumps(_record(n))), "clinic")]
    return Facts(who, tuple(read))


def home_readings(size: int) -> list[Any]:
    """Blood pressure and weight measured at home, every second day: a tenth of the facts."""
    from alongside.knowledge.readings import Context, Reading

    now = datetime(2026, 10, 1, 8, tzinfo=UTC)
    found = []
    for number in range(size // 20):
        at = now - timedelta(days=2 * number)
        found.append(Reading(what="blood_pressure", value=Decimal(138 - number % 9), bottom=Decimal(84), unit="mmHg",
                             when=at, context=Context()))  # fmt: skip
        found.append(Reading(what="weight", value=Decimal("82.4"), unit="kg", when=at, context=Context()))
    return found[::-1]


def _cpu(work: Callable[[], Any]) -> float:
    return typical(work, ROUNDS).cpu * 1000


def _record(number: int) -> dict[str, Any]:
    """One FHIR resource: every second is a result."""
    day = (ON - timedelta(days=1 + 5 * number)).isoformat()
    if number % 2 == 0:
        return _result(number // 2, day)
    return _OTHERS[number // 2 % len(_OTHERS)](number, day)


def _result(number: int, day: str) -> dict[str, Any]:
    code, unit, value = RESULTS[number % len(RESULTS)]
    if number % 10 == 9:
        return _pressure(number, day)
    return {
        "resourceType": "Observation", "id": f"o{number}", "status": "final", "effectiveDateTime": day,
        "code": {"coding": [{"system": LOINC, "code": code, "display": code}]},
        "valueQuantity": {"value": _number(value), "unit": unit},
    }  # fmt: skip


def _number(text: str) -> float | int:
    return float(text) if "." in text else int(text)


def _pressure(number: int, day: str) -> dict[str, Any]:
    parts = [
        {"code": {"coding": [{"system": LOINC, "code": code}]}, "valueQuantity": {"value": value, "unit": "mmHg"}}
        for code, value in (("8480-6", 134 + number % 7), ("8462-4", 82))
    ]
    return {
        "resourceType": "Observation", "id": f"b{number}", "status": "final", "effectiveDateTime": day,
        "code": {"coding": [{"system": LOINC, "code": "85354-9"}]}, "component": parts,
    }  # fmt: skip


def _problem(number: int, day: str) -> dict[str, Any]:
    code = PROBLEMS[number % len(PROBLEMS)]
    return {"resourceType": "Condition", "id": f"c{number}", "code": {"coding": [{"system": SNOMED, "code": code}]},
            "clinicalStatus": {"coding": [{"code": "active"}]}, "onsetDateTime": day}  # fmt: skip


def _medicine(number: int, day: str) -> dict[str, Any]:
    return {"resourceType": "MedicationRequest", "id": f"m{number}", "status": "active", "intent": "order",
            "medicationCodeableConcept": {"text": f"Lisinopril {number} MG"}, "authoredOn": day}  # fmt: skip


def _visit(number: int, day: str) -> dict[str, Any]:
    return {"resourceType": "Encounter", "id": f"e{number}", "status": "finished", "period": {"start": day}}


def _vaccine(number: int, day: str) -> dict[str, Any]:
    """A few doses of each; as many as a life has, however large the record."""
    if number > 100:
        return _visit(number, day)
    return {"resourceType": "Immunization", "id": f"i{number}", "status": "completed", "occurrenceDateTime": day,
            "vaccineCode": {"coding": [{"system": CVX, "code": DOSES[number // 8 % len(DOSES)]}]}}  # fmt: skip


_OTHERS = (_problem, _medicine, _visit, _vaccine)


if __name__ == "__main__":
    main()
