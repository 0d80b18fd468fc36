"""Every key that code asks for is there in both languages, and both have the same keys."""

import pytest

from alongside.knowledge.core.wording import LANGUAGES
from alongside.knowledge.risks import CALCULATORS
from alongside.knowledge.risks.catalogue import blood_pressure, bmi, egfr, findrisc
from alongside.knowledge.risks.chance import Chance
from alongside.knowledge.risks.finding.found import Missing
from alongside.knowledge.risks.prevent.model import OUTCOMES
from alongside.knowledge.risks.wording import how_to_get, said, texts, unknown

PRESSURES = ((119, 79), (120, 79), (130, 79), (140, 79), (181, 79))
BANDS = {
    *(name for _least, name in bmi.CATEGORIES), *(name for _least, name in egfr.CATEGORIES),
    *(row[1] for row in findrisc.BANDS), *(blood_pressure.category(*pair) for pair in PRESSURES),
    "low", "low_medium", "medium", "high", "indeterminate",
}  # fmt: skip


def test_both_languages_have_the_same_keys():
    english, spanish = (texts(language).texts for language in LANGUAGES)
    assert set(english) == set(spanish)
    for key, value in english.items():
        assert type(value) is type(spanish[key])
        assert len(value) > 0
        assert len(spanish[key]) > 0


def test_spanish_says_that_no_professional_translated_it():
    assert texts("en").professional
    assert not texts("es").professional
    assert texts("fr").language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CALCULATORS)
def test_every_calculator_has_its_words(name, language):
    say, calculator = texts(language), CALCULATORS[name]
    assert say(f"calculator.{name}.title")
    assert say(f"calculator.{name}.says")
    assert len(unknown(name, language)) >= 2
    for field in calculator.fields:
        for why in ("missing", "too_old", "unclear"):
            assert all(how_to_get(Missing(field.name, why, days=400), language))
    assert say("outside.too_young", age=calculator.least_age)
    assert say("outside.deceased")
    assert say("outside.not_female")
    for key in (*calculator.not_with, *(f"without_{key}" for key in calculator.only_with)):
        assert say(f"outside.{key}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_band_and_basis_has_its_words(language):
    say = texts(language)
    for outcome in (*OUTCOMES, "kidney_failure", "diabetes", "breast_cancer"):
        assert all(said(Chance(outcome=outcome, probability=0.08, years=10), language))
    assert all(say(f"band.{band}") for band in BANDS)
    assert all(say(f"basis.{basis}") for basis in ("measured", "computed", "listed", "not_listed", "said", "fixed"))


@pytest.mark.parametrize(("probability", "people", "having"), [(0.0099, 1000, 10), (0.01, 100, 1), (0.125, 100, 13)])
def test_small_chances_are_counted_of_a_thousand(probability, people, having):
    count = Chance(outcome="stroke", probability=probability, years=10).fitting
    assert (count.people, count.having, count.spared) == (people, having, people - having)


def test_both_frames_are_said_and_a_small_chance_is_not_never():
    assert said(Chance(outcome="stroke", probability=0.08, years=10), "en", 100) == (
        "In 10 years, 8 of 100 people like you have a stroke.", "92 of 100 do not.",
    )  # fmt: skip
    having, spared = said(Chance(outcome="stroke", probability=0.0004, years=10), "en")
    assert having == "In 10 years, fewer than 1 of 1000 people like you have a stroke."
    assert spared == "More than 999 of 1000 do not."
    with pytest.raises(KeyError):
        texts("en")("no.such.key")
