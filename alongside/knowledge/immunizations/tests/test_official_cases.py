"""CDC's own cases are the test: every field of the forecast and the status of every dose."""

import json
import re
import tomllib
from collections import Counter
from datetime import date

import pytest

from alongside.knowledge.immunizations.lines.check import compare_all
from alongside.knowledge.immunizations.lines.not_met import BECAUSE, WRITTEN, not_met
from alongside.knowledge.immunizations.schedule.imprint import imprint_of
from alongside.knowledge.immunizations.schedule.load import DEFAULT, shipped
from tests.shared_data import shared


@pytest.fixture(scope="module")
def compared():
    cases = (shared("cdsi") / "cases_public.jsonl").read_text(encoding="utf-8")
    return list(compare_all(cases.splitlines(), shipped()))


def test_every_healthy_case_is_met_in_every_field(compared):
    healthy = [case for case in compared if case.suite == "healthy"]
    assert len(healthy) == 405
    assert not [f"{case.id}: {case.wrong}" for case in healthy if case.wrong]


def test_exactly_the_listed_cases_are_not_met_and_exactly_as_listed(compared):
    """A case that starts to agree must leave the list; one that newly disagrees, in any field, must be explained."""
    assert len([case for case in compared if case.suite == "underlying-conditions"]) == 135
    found = {case.id: (case.group, case.wrong) for case in compared if case.wrong}
    assert found == {case.id: (case.group, case.fields) for case in not_met().values()}


def test_every_listed_case_has_a_reason_and_its_place():
    ids = [row["id"] for row in tomllib.loads(WRITTEN.read_text(encoding="utf-8"))["case"]]
    assert len(ids) == len(set(ids)) == len(not_met())
    for case in not_met().values():
        assert case.because in BECAUSE
        assert len(case.reason) > 60
        assert case.fields


def test_the_card_says_how_many_are_met(compared):
    met = sum(not case.wrong for case in compared)
    assert f"{met} of the {len(compared)} public official cases" in imprint_of(DEFAULT).checked
    assert f"the other {len(not_met())} are explained" in imprint_of(DEFAULT).checked


def test_the_places_named_are_in_the_specification():
    text = " ".join((shared("cdsi") / "logic-spec-acip-rec-4.6.txt").read_text(encoding="utf-8").upper().split())
    places = {place for case in not_met().values() for place in re.split(r", | \(", case.place)}
    assert not [place for place in places if place.rstrip(")").upper() not in text]


def test_a_disagreement_is_shown_with_both_sides_reasons(compared):
    wrong = [case for case in compared if case.wrong]
    assert wrong
    for case in wrong:
        assert any(reason.startswith("case:") for reason in case.reasons)
        assert any(reason.startswith("ours") for reason in case.reasons)


def test_an_answer_that_is_a_day_off_is_found_out():
    """The comparison itself can fail."""
    line = (shared("cdsi") / "cases_public.jsonl").read_text(encoding="utf-8").splitlines()[0]
    case = json.loads(line)
    case["expected"]["earliest_date"] = date(1999, 1, 1).isoformat()
    (found,) = compare_all([json.dumps(case)], shipped())
    assert Counter(found.wrong) == Counter({"earliest": found.wrong["earliest"]})
