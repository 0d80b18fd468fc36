"""Vocabulary and rules are whole: nothing unnamed, unused, without a source, or without words."""

import re

import pytest

from alongside.knowledge.core.imprint import Source
from alongside.knowledge.redflags import IMPRINT, RULES, Measured, Remembered, Sourced, Urgency, Writing, said, weigh
from alongside.knowledge.redflags.measures import MEASURES, of_reading
from alongside.knowledge.redflags.patterns import Classes, sequences
from alongside.knowledge.redflags.people import BY_AGE
from alongside.knowledge.redflags.rules import ADVICE, AREAS, FOLDER, SOURCES, areas
from alongside.knowledge.redflags.weigh import HIDES, JOKED, NAMES, TRAITS
from alongside.knowledge.redflags.wording import texts

CONCEPTS = {name for area in AREAS for name in area.english}
READ = {line.concept for measure in MEASURES.values() for line in measure.lines} | set(BY_AGE) | {"preterm"}
USED = {concept for rule in RULES.values() for group in rule.when for concept in group}


def test_every_concept_of_a_rule_can_be_found_and_every_concept_has_a_rule():
    assert not USED - CONCEPTS - READ
    assert not CONCEPTS - USED
    assert not (TRAITS | NAMES | JOKED | set(HIDES)) - CONCEPTS
    assert not {name for names in HIDES.values() for name in names} - CONCEPTS


def test_a_concept_is_told_in_one_place_and_a_rule_has_one_name():
    names = [name for area in AREAS for name in area.english]
    assert len(names) == len(set(names))
    assert len(RULES) == sum(len(area.rules) for area in AREAS)


def test_both_languages_have_words_for_every_danger():
    silent = {name for area in AREAS for name in area.english if not (area.english[name] and area.spanish[name])}
    assert not silent


def test_every_rule_has_a_source_and_a_seen_one_an_address():
    for rule in RULES.values():
        assert type(rule) in (Sourced, Remembered)
        assert isinstance(rule.source, Source)
        assert (type(rule) is Remembered) or rule.source.url.startswith("http")
    assert {line.source for measure in MEASURES.values() for line in measure.lines} <= set(SOURCES)
    assert IMPRINT.status == "unreviewed"


def test_a_rule_without_a_source_is_refused(tmp_path):
    (tmp_path / "a.toml").write_text('[[rule]]\nid = "x"\nwhen = ["fever"]\nurgency = "today"\nsource = "nobody"\n')
    with pytest.raises(ValueError, match="no source"):
        areas(tmp_path, SOURCES)


@pytest.mark.parametrize("pattern", ["..", ".. pain", "pain ...", "(pain", "@nobody", "pa*in", "", "pain?"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern):
    with pytest.raises(ValueError, match=r"pattern|bracket|class|word"):
        sequences(pattern, Classes({"some": ["word"]}))


def test_words_that_exist_are_plain_words():
    words = (FOLDER / "real_words.txt").read_text(encoding="utf-8").split()
    assert words == sorted(set(words))
    assert all(re.fullmatch(r"[a-z]+", word) for word in words)


@pytest.mark.parametrize("language", ["en", "es"])
def test_there_are_words_for_every_advice_and_the_numbers_are_the_callers(language):
    for urgency in (Urgency.EMERGENCY, Urgency.TODAY):
        for advice in ADVICE:
            assert texts(language)(f"{urgency.key}.{advice}", emergency="1", crisis="2", poison="3")
    found = weigh(Writing(text="i want to kill myself"))
    words = said(found, language, emergency="112", crisis="116123", poison="0")
    assert "116123" in words.do[0]
    assert words.professional is (language == "en")


def test_nothing_says_that_all_is_well():
    calm = re.compile(r"\b(fine|all is well|nothing to worry|do not worry|todo (está )?bien|no se preocupe)\b", re.I)
    for language in ("en", "es"):
        assert not [key for key, text in texts(language).texts.items() if calm.search(text)]
        assert said(weigh(Writing(text="refill please")), language).do


def test_a_patient_hears_only_of_rules_whose_source_was_seen():
    found = weigh(Writing(text="he has gangrene"))
    assert found.urgency is Urgency.EMERGENCY
    assert not found.told
    assert said(found, "en").do[0] == texts("en")("today.unsure", emergency="911")
    assert not said(found, "en").sources


@pytest.mark.parametrize(("code", "value", "unit", "concept"), [
    ("8310-5", 38.0, "Cel", "fever"), ("8310-5", 100.4, "[degF]", "fever"), ("temperature", "38,2", "", "fever"),
    ("8480-6", 180, "mm[Hg]", "pressure_very_high"), ("blood_pressure", "184/99", "mmHg", "pressure_very_high"),
    ("bp", [150, 121], "mmHg", "pressure_very_high"), ("2708-6", 89.9, "%", "oxygen_very_low"),
    ("2339-0", 3.0, "mmol/L", "glucose_70"), ("glucose", 53, "mg/dL", "glucose_54"),
    ("ketones", 3, "mmol/L", "ketones_3"),
    ("14334-7", 1.5, "mmol/L", "lithium_high"), ("8867-4", 151, "/min", "pulse_extreme"),
])  # fmt: skip
def test_readings_by_code_and_by_name(code, value, unit, concept):
    assert concept in of_reading(code, value, unit)


@pytest.mark.parametrize(("code", "value", "unit"), [
    ("8310-5", 37.9, "Cel"), ("8310-5", 1000, "Cel"), ("8310-5", None, "Cel"), ("8310-5", True, "Cel"), ("x", 1, ""),
    (None, 1, None), ("8310-5", "hot", "Cel"), ("8310-5", 39, "furlong"), ("8310-5", float("nan"), "Cel"),
    ("bp", "high", ""),
    ("8480-6", 179, "mm[Hg]"), ("bp", [None, []], "mmHg"), ("2708-6", 95, "%"),
])  # fmt: skip
def test_readings_that_mean_nothing_here(code, value, unit):
    assert not of_reading(code, value, unit) - {"pressure_pregnancy"}


def test_a_reading_alone_is_enough():
    assert weigh(Writing(readings=(Measured("59408-5", 85, "%"),))).interrupt
    assert weigh(Writing(readings=(Measured("59408-5", 98, "%"),))).urgency is Urgency.ROUTINE
