"""Syllables, English and Spanish, held to words whose count is certain."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.plain.level.english import _exceptions, english_syllables
from alongside.knowledge.plain.level.spanish import spanish_syllables

from .syllables_known import ENGLISH, SPANISH, listed


def test_english_words_have_their_syllables():
    known = listed(ENGLISH)
    assert len(known) > 350
    assert not [(word, count, english_syllables(word)) for word, count in known if english_syllables(word) != count]


def test_the_rules_alone_get_most_words_of_the_list_of_exceptions_wrong():
    """Or the list would be longer than it need be."""
    listed_ones = set(_exceptions())
    assert not listed_ones & {"apple", "asked", "boxes", "video"}
    assert len(listed_ones) < 250


def test_spanish_words_have_their_syllables():
    known = listed(SPANISH)
    assert len(known) > 150
    assert not [(word, count, spanish_syllables(word)) for word, count in known if spanish_syllables(word) != count]


@pytest.mark.parametrize(("word", "count"), [("PAIN", 1), ("Nurse’s", 2), ("café", 2), ("mmm", 1), ("", 1), ("7", 1)])
def test_capitals_accents_and_what_is_no_word(word, count):
    assert english_syllables(word) == count


@given(st.text(max_size=40))
def test_any_text_has_at_least_one_syllable_and_no_more_than_letters(word):
    letters = len(unicodedata.normalize("NFKD", word.lower()))
    for count in (english_syllables(word), spanish_syllables(word)):
        assert 1 <= count <= max(1, 2 * letters)


@given(st.text("bcdfglmnprst", min_size=1, max_size=3), st.sampled_from("aáeéiíoóuú"))
def test_a_syllable_more_of_consonant_and_vowel_is_one_more_in_spanish(consonants, vowel):
    assert spanish_syllables("ba" + consonants[0] + vowel) == 1 + spanish_syllables("ba")
