"""The glossary: complete, plain, kind, and no word of it stands for two things."""

from collections import defaultdict

import pytest

from alongside.knowledge.plain.glossary import KINDS, entries
from alongside.knowledge.plain.glossary.entry import _entry
from alongside.knowledge.plain.glossary.everyday import everyday_names
from alongside.knowledge.plain.glossary.forms import forms
from alongside.knowledge.plain.imprints import all_imprints
from alongside.knowledge.plain.level import reading_level
from alongside.knowledge.plain.lowered import lowered

LANGUAGES = ("en", "es")
SIDES = [(entry, language, entry.side(language)) for entry in entries() for language in LANGUAGES]


def test_it_has_more_than_four_hundred_terms_of_every_kind():
    assert len(entries()) > 500
    assert {entry.kind for entry in entries()} == set(KINDS)


def test_every_explanation_reads_at_grade_six_or_below():
    """The term itself is left out: it cannot be chosen."""
    levels = [(entry.id, language, reading_level(side.says, language, side.names)) for entry, language, side in SIDES]
    assert not [(name, language, level.grade) for name, language, level in levels if level.is_plain is False]


def test_an_explanation_is_a_few_short_sentences():
    levels = [(entry.id, language, reading_level(side.says, language)) for entry, language, side in SIDES]
    assert not [name for name, _language, level in levels if level.sentences > 4 or level.long_sentences]
    assert not [entry.id for entry, _language, side in SIDES if not side.says.endswith((".", "!"))]


def test_what_stands_in_the_place_of_a_term_is_short_and_in_both_languages():
    assert not [entry.id for entry in entries() if bool(entry.en.plain) != bool(entry.es.plain)]
    assert not [(entry.id, side.plain) for entry, _language, side in SIDES if len(side.plain.split()) > 11]


def test_a_word_that_scares_has_a_kind_one_in_its_place():
    scaring = [entry for entry in entries() if entry.scares]
    assert len(scaring) > 40
    assert not [entry.id for entry in scaring if not entry.en.plain]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_and_no_letters_stand_for_two_terms_unless_words_around_settle_it(language):
    owners = defaultdict(list)
    for entry in entries():
        side = entry.side(language)
        for form in {lowered(form) for name in side.names for form in forms(name, language)}:
            owners[form].append((entry.id, bool(entry.near_words)))
        for letters in side.letters:
            owners[f"letters {letters}"].append((entry.id, bool(entry.near)))
    double = {form: found for form, found in owners.items() if len(found) > 1}
    assert not {form for form, found in double.items() if not all(settled for _id, settled in found)} - {"anginas"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_that_are_also_words_or_mean_several_things_need_words_around(language):
    wordy = {"bid", "PT", "MS", "PE", "MI", "OD", "OS", "PO", "po", "RA", "IV", "ED", "ADD", "FIT", "CT", "ac", "pc"}
    for entry in entries():
        assert not wordy & set(entry.side(language).letters) or entry.near, entry.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_everybody_says_is_a_name_of_the_glossary(language):
    names = {lowered(f) for e in entries() for name in e.side(language).names for f in forms(name, language)}
    strangers = [name for name in everyday_names(language) if lowered(name) not in names]
    assert not strangers


def test_no_name_is_one_that_a_missing_tilde_would_make():
    """“hace 3 ano” is about years."""
    assert not {"ano", "anos"} & {lowered(name) for entry in entries() for name in entry.es.names}


def test_it_is_unreviewed_until_a_clinician_signs():
    assert all_imprints()["glossary"].status == "unreviewed"


@pytest.mark.parametrize(
    ("name", "language", "plural"),
    [
        ("biopsy", "en", "biopsies"),
        ("X-ray", "en", "X-rays"),
        ("abscess", "en", "abscess"),
        ("hernia inguinal", "es", "hernias inguinales"),
        ("lesión", "es", "lesiónes"),
        ("dolor de cabeza", "es", "dolores de cabeza"),
        ("análisis de orina", "es", "análisis de orina"),
        ("vez", "es", "veces"),
    ],
)
def test_plurals_follow_by_rule(name, language, plural):
    """Accents do not count where terms are compared, so none is taken away."""
    assert forms(name, language)[-1] == plural


@pytest.mark.parametrize(
    "table",
    [
        {"en": ["a"], "es": ["b"]},
        {"en": ["a"], "es": ["b"], "says": ["A."]},
        {"en": [], "es": ["b"], "says": ["A.", "B."]},
        {"en": ["a"], "es": ["b"], "says": ["A.", "B."], "sayz": 1},
    ],
)
def test_an_entry_that_is_not_complete_is_refused(table):
    with pytest.raises(ValueError, match="glossary"):
        _entry("x", "word", table)
