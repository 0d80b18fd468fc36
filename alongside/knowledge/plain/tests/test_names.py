"""What people call things; what is no illness; and what a shortened name keeps."""

import tomllib
from importlib.resources import files

import pytest

from alongside.knowledge.core.values import CVX, LOINC, Coding, Concept
from alongside.knowledge.plain.names import (
    SNOMED,
    codes_of_test,
    is_circumstance,
    name_of_test,
    name_of_vaccine,
    shorter,
)


def coded(system: str, code: str) -> Concept:
    return Concept("", (Coding(system, code, "As the record says"),))


def test_a_test_has_the_name_people_use_in_their_language():
    assert name_of_test(coded(LOINC, "2823-3"), "en-us") == "Potassium"
    assert name_of_test(coded(LOINC, "2823-3"), "es") == "Potasio"
    assert name_of_test(coded(LOINC, "2823-3"), "so") == "Potassium"


def test_of_what_we_do_not_know_nothing_is_said():
    assert name_of_test(coded(LOINC, "99999-9"), "en") == name_of_test(None, "en") == ""
    assert name_of_test(coded("urn:other", "2823-3"), "en") == ""


def test_a_vaccine_has_the_name_people_use():
    assert name_of_vaccine(coded(CVX, "140"), "en") == "Flu"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Glucose [Mass/volume] in Serum or Plasma", "Glucose"),
        ("Glucose [Mass/volume] in Urine by Test strip", "Glucose in Urine"),
        ("Leukocytes [#/volume] in Blood by Automated count", "Leukocytes"),
        ("Oxygen [Partial pressure] in Arterial blood", "Oxygen in Arterial blood"),
        ("Globulin [Mass/volume] in Serum by calculation", "Globulin"),
        ("Blood Pressure", "Blood Pressure"),
        ("[Mass/volume]", "[Mass/volume]"),
    ],
)
def test_a_shortened_name_keeps_what_tells_tests_apart(name, short):
    assert shorter(name) == short


def test_work_and_company_are_no_illness():
    assert is_circumstance(coded(SNOMED, "160903007"))
    assert is_circumstance(None, ("problem-list-item sdoh",))
    assert not is_circumstance(coded(SNOMED, "44054006"), ("problem-list-item",))


@pytest.mark.parametrize("table", ["tests", "vaccines"])
def test_no_code_has_two_names_and_every_name_both_languages(table):
    data = tomllib.loads(files("alongside.knowledge.plain").joinpath(f"data/{table}.toml").read_text())
    codes = [code for one in data.values() for code in one["codes"]]
    assert len(codes) == len(set(codes))
    assert all(one["en"] and one["es"] for one in data.values())


def test_a_test_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        codes_of_test("nothing")
