"""Results put in a row, and said in words."""

from uuid import uuid4

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.core.facts import Measurement

from ..series import key_of, numbers, said, series_of
from .sights import blood_pressure, number, sight


def facts(*resources: dict) -> tuple[Measurement, ...]:
    return sight(*resources).facts.of(Measurement)


def test_one_series_for_each_code() -> None:
    found = series_of(
        facts(number("4548-4", 7, "2025-01-01"), number("2093-3", 180, "2025-01-01"), number("4548-4", 6, "2024-01-01"))
    )
    assert {key: len(s.results) for key, s in found.items()} == {"4548-4": 2, "2093-3": 1}


@pytest.mark.parametrize("code", ["4548-4.1", "LAB/GLU", "4548-4 (a)", "é", "_", '"><script>'])
def test_whatever_stands_where_a_code_should_its_page_has_an_address(code) -> None:
    """A laboratory's own code, sent as LOINC's, must not break the page of everything else."""
    (fact,) = facts(number(code, 7, "2025-01-01"))
    assert reverse("portal:result", args=[uuid4(), key_of(fact)])


def test_a_key_without_a_code_says_nothing_about_the_test() -> None:
    local = {
        "resourceType": "Observation",
        "status": "final",
        "code": {"text": "HIV rapid test"},
        "valueString": "see note",
    }
    (fact,) = facts(local)
    assert "hiv" not in key_of(fact).lower()
    assert key_of(fact) == key_of(facts({**local, "code": {"text": "hiv RAPID test"}})[0])


def test_blood_pressure_is_said_as_people_say_it() -> None:
    (fact,) = facts(blood_pressure(142, 91, "2025-01-01"))
    assert said(fact) == "142/91 mmHg"
    assert [str(n) for n in numbers(fact)[0]] == ["142", "91"]


def test_what_is_no_plain_number_is_not_drawn() -> None:
    below = number("2093-3", 5, "2025-01-01", valueQuantity={"value": 5, "unit": "mg/dL", "comparator": "<"})
    asked = number("2093-3", 5, "2025-01-01", status="registered")
    words = {**number("2093-3", 5, "2025-01-01"), "valueString": "clotted"}
    words.pop("valueQuantity")
    assert [numbers(fact) for fact in facts(below, asked, words)] == [None] * 3


def test_an_absent_value_says_why() -> None:
    missing = number("2093-3", 5, "2025-01-01", dataAbsentReason={"text": "the sample was too small"})
    missing.pop("valueQuantity")
    assert said(facts(missing)[0]) == "the sample was too small"


@given(st.decimals(min_value=0, max_value=10_000, places=2).map(str))
def test_every_digit_is_printed(digits: str) -> None:
    from alongside.knowledge.core.values import loads

    raw = '{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":%s,"unit":"g"}}'
    assert said(facts(loads(raw % digits))[0]) == f"{digits} g"
