"""From facts to a forecast: what counts, what is left out and why, and that it reaches the answer."""

from datetime import date

import pytest

from alongside.knowledge.core.dates import parse
from alongside.knowledge.core.facts import Allergy, Demographics, Facts, Problem, Vaccine
from alongside.knowledge.core.parts import Origin
from alongside.knowledge.core.values import CVX, SNOMED, Coding, Concept
from alongside.knowledge.immunizations.engine import forecast
from alongside.knowledge.immunizations.from_facts import gathered
from alongside.knowledge.immunizations.schedule.load import shipped

ON = date(2026, 1, 15)


def coded(*pairs):
    return Concept("", tuple(Coding(system, code) for system, code in pairs))


def vaccine(cvx="03", when="2021-03-01", status="completed", codes=None, **more):
    concept = coded(*(codes if codes is not None else [(CVX, cvx)]))
    where = Origin("s", "Immunization", f"{cvx}-{when}")
    return Vaccine(origin=where, concept=concept, when=parse(when, "d") if when else None, status=status, **more)


def problem(code, **more):
    return Problem(origin=Origin("s", "Condition", code), concept=coded((SNOMED, code)), **more)


def look(*facts, born="2020-01-10", sex="female"):
    return gathered(Facts(Demographics(birth=parse(born, "b") if born else None, sex=sex), facts), shipped(), ON)


def test_doses_birth_date_and_sex():
    given = vaccine("8", when="2020-01-10T09:30:00-05:00")
    found = look(given, vaccine("03", subpotent=True))
    assert [(d.n, d.given, d.cvx, d.substandard) for d in found.patient.doses] == [
        (1, date(2020, 1, 10), "08", False),
        (2, date(2021, 3, 1), "03", True),
    ]
    assert found.doses[1] is given
    assert (found.patient.born, found.patient.gender) == (date(2020, 1, 10), "Female")
    assert look(sex="other").patient.gender == "Unknown"
    assert found.left_out == ()


@pytest.mark.parametrize("born", ["2020", "2020-01", None])
def test_without_a_birth_day_nothing_is_forecast(born):
    found = look(vaccine(), born=born)
    assert found.patient is None
    assert len(found.doses) == 1


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        (vaccine(codes=[("http://www.ama-assn.org/go/cpt", "90707")]), "no-cvx"),
        (vaccine(codes=[(CVX, "03"), (CVX, "21")]), "several-cvx"),
        (vaccine(when="2021-03"), "no-day"),
        (vaccine(when=None), "no-day"),
        (vaccine(modified=True), "modified"),
        (vaccine(status="unknown"), "unsure"),
    ],
)
def test_what_cannot_be_used_is_handed_back_with_the_reason(odd, why):
    found = look(odd)
    assert found.patient.doses == ()
    assert found.left_out == ((odd, why),)


def test_the_same_code_twice_is_one_code():
    assert [d.cvx for d in look(vaccine(codes=[(CVX, "3"), (CVX, "03")])).patient.doses] == ["03"]


def test_a_dose_told_of_by_two_sources_is_one_dose():
    again = vaccine()
    found = look(vaccine(), again, vaccine(when="2024-03-01"))
    assert len(found.patient.doses) == 2
    assert found.left_out == ((again, "twice"),)


def test_what_was_not_given_or_entered_in_error_is_no_dose():
    found = look(vaccine(status="not-done"), vaccine(status="entered-in-error"))
    assert found.patient.doses == ()
    assert found.left_out == ()


def test_conditions_come_from_active_problems():
    diabetes = problem("73211009", status="active", when=parse("2024-05-01", "d"))
    found = look(diabetes, problem("707147002"), problem("77386006", status="resolved"))
    assert found.patient.observations == {"014": date(2024, 5, 1), "160": None}
    assert found.unclear == ()
    assert found.conditions["014"] == (diabetes,)


@pytest.mark.parametrize(
    "more",
    [
        {"verification": "refuted"},
        {"verification": "provisional"},
        {"modified": True},
        {"status": "entered-in-error"},
        {"when": parse("2026-02", "d")},
    ],
)
def test_conditions_that_do_not_stand(more):
    assert look(problem("73211009", **more)).patient.observations == {}


def test_a_code_that_may_mean_several_things_is_for_a_person_to_decide():
    """AIDS: severely immunocompromised or not. One of them rules out live vaccines."""
    aids = problem("62479008", status="active")
    found = look(aids)
    assert found.patient.observations == {}
    assert found.unclear == ((aids, ("154", "155")),)


def test_each_code_of_a_problem_is_looked_at():
    both = Problem(
        origin=Origin("s", "Condition", "1"),
        concept=coded((SNOMED, "13645005"), (SNOMED, "707147002")),
        status="active",
    )
    assert set(look(both).patient.observations) == {"160"}
    assert [codes for _fact, codes in look(both).unclear] == [("017", "214")]


def test_what_gives_immunity_for_good_counts_when_it_is_over():
    lasting = sorted(c for a in shipped().antigens.values() for c in a.immunity_observations)
    code, written = next((code, w) for code in lasting for s, w in shipped().observations[code].codes if s == "SNOMED")
    assert code in look(problem(written, status="resolved")).patient.observations


def test_an_allergy_that_counts_is_a_condition():
    def allergy(status):
        return Allergy(
            origin=Origin("s", "AllergyIntolerance", "a"), concept=coded((SNOMED, "219096004")), status=status
        )

    assert set(look(allergy("active")).patient.observations) == {"091"}
    assert look(allergy("resolved")).patient.observations == {}


def test_it_reaches_the_answer():
    without, pregnant = look(born="1995-05-01"), look(problem("77386006", status="active"), born="1995-05-01")
    status = [forecast(shipped(), one.patient, ON).groups["MMR"][0].status for one in (without, pregnant)]
    assert status == ["Not Complete", "Contraindicated"]
