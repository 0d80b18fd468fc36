"""Names and units in plain words."""

import pytest

from alongside.knowledge.core.values import Quantity

from ..words import amount, money, plain_name, plain_unit, setting, status


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("Essential hypertension (disorder)", "Essential hypertension"),
        ("Full-time employment (finding)", "Full-time employment"),
        ("Diabetes (type 2)", "Diabetes (type 2)"),  # belongs to the name
        ("Vaccine (product) (substance)", "Vaccine (product)"),  # one tag, at the end
        ("(finding)", "(finding)"),  # nothing would be left
        ("Acetaminophen 325 MG Oral Tablet [Tylenol]", "Acetaminophen 325 MG Oral Tablet [Tylenol]"),
    ],
)
def test_only_the_tag_at_the_end_goes(label: str, plain: str) -> None:
    assert plain_name(label) == plain


def test_digits_stay_as_they_came() -> None:
    assert amount(Quantity("7.00", "%")) == "7.00%"
    assert amount(Quantity("5", "mg/dL", "<")) == "< 5 mg/dL"
    assert amount(Quantity("3", "{score}")) == "3 points"
    assert amount(None) == ""


@pytest.mark.parametrize(
    ("coded", "as_vendors_write_it"),
    [("{beats}/min", "beats/min"), ("[lb_av]", "lb"), ("[in_i]", "in"), ("{score}", "points"), ("mm[Hg]", "mmHg")],
)
def test_a_unit_is_one_unit_however_it_is_written(coded: str, as_vendors_write_it: str) -> None:
    assert plain_unit(coded) == plain_unit(as_vendors_write_it)


def test_what_has_no_plain_word_stays_as_received() -> None:
    assert plain_unit("furlong") == "furlong"
    assert status("entered-by-martians") == "entered-by-martians"
    assert setting("nobody knows") == "Visit"


def test_money_is_exact() -> None:
    assert money(124050, "USD") == "$1,240.50"
    assert money(5, "") == "$0.05"
    assert money(-1999, "EUR") == "-19.99 EUR"
