"""Names of medicines in labels of a record, and where a text has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.plain.medicines import names_of, spans


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("Lisinopril 10 MG Oral Tablet", [("lisinopril",)]),
        (
            "24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet",
            [("metformin", "hydrochloride"), ("metformin",)],
        ),
        ("amlodipine / benazepril", [("amlodipine",), ("benazepril",)]),
        ("Potassium chloride", [("potassium", "chloride")]),
        ("insulin glargine 100 UNT/ML [Lantus]", [("insulin", "glargine"), ("lantus",)]),
        ("Ácido fólico 1 mg tableta", [("acido", "folico")]),
        ("", []),
        ("10 MG", []),
    ],
)
def test_a_label_without_its_strength_and_form(label, names):
    assert list(names_of([label])) == names


def test_only_the_whole_name_counts():
    names = names_of(["Potassium chloride 20 MEQ"])
    assert spans("Your potassium is low.", names) == ()
    assert spans("Take POTASSIUM  chloride now.", names) == ((5, 24),)


@given(st.text(max_size=100), st.lists(st.text(max_size=20), max_size=4))
def test_spans_are_inside_and_apart(text, labels):
    last = 0
    for start, end in spans(text, names_of(labels)):
        assert last <= start < end <= len(text)
        last = end
