"""Every calculator has an imprint that says where it is from, how it was checked and which traits it uses."""

import pytest

from alongside.knowledge.core.imprint import imprints
from alongside.knowledge.risks import CALCULATORS
from alongside.knowledge.risks.frame import IMPRINTS

from .records import ON


def test_there_is_a_card_for_each_and_none_for_nothing():
    assert set(IMPRINTS) == set(CALCULATORS)


@pytest.mark.parametrize("name", CALCULATORS)
def test_traits_that_change_the_answer_are_disclosed(name):
    calculator = CALCULATORS[name]
    asked = {field.name for field in calculator.fields} | ({"sex"} if calculator.only_sex else set())
    asked |= {"age"} if "elderly_over_65" in asked else set()
    assert set(calculator.imprint.uses) == {trait for trait in ("sex", "age", "race") if trait in asked}


def test_those_with_race_are_for_clinicians_and_prevent_has_none():
    assert {name for name, imprint in IMPRINTS.items() if "race" in imprint.uses} == {"ascvd_pce_2013", "bcrat_gail"}
    assert all(IMPRINTS[name].audience == "clinicians" for name in ("ascvd_pce_2013", "bcrat_gail", "news2"))


def test_nothing_is_reviewed_yet_and_each_says_when_to_look_again():
    for imprint in IMPRINTS.values():
        assert imprint.status == "unreviewed"
        assert not imprint.is_past(ON)
        assert imprint.is_past(imprint.review_by.replace(year=imprint.review_by.year + 1))
        assert not imprint.is_past(imprint.review_by)


WHOLE = """[x]
title = "t"
version = "1"
strength = ""
applies_to = "a"
audience = "clinicians"
checked = "c"
status = "unreviewed"
review_by = 2027-01-01
[x.source]
organisation = "o"
document = "d"
date = "2020"
url = "u"
"""


def test_a_whole_card_is_read(tmp_path):
    (tmp_path / "imprints.toml").write_text(WHOLE)
    assert imprints(tmp_path / "imprints.toml")["x"].source.document == "d"


@pytest.mark.parametrize(("old", "new"), [
    ('organisation = "o"', ""), ('document = "d"', 'document = " "'), ('audience = "clinicians"', 'audience = "all"'),
    ("review_by = 2027-01-01", ""), ("review_by = 2027-01-01", 'review_by = "soon"'),
    ('status = "unreviewed"', 'status = "reviewed"'),
    ('checked = "c"', ""), ('url = "u"', 'url = "u"\nmore = 1'), ('title = "t"', "title = 3"),
])  # fmt: skip
def test_a_card_without_its_source_is_refused(tmp_path, old, new):
    assert old in WHOLE
    (tmp_path / "imprints.toml").write_text(WHOLE.replace(old, new))
    with pytest.raises(ValueError, match="The imprint x"):
        imprints(tmp_path / "imprints.toml")
