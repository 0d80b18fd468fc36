"""Looking through the glossary: what one means comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.ground.explain.searching import looked_for
from alongside.knowledge.core.folding import folded
from alongside.knowledge.plain.glossary import entries


@pytest.mark.parametrize(
    ("words", "language", "first"),
    [
        ("edema", "en", "edema"),
        ("CBC", "en", "complete_blood_count"),
        ("cbc", "en", "complete_blood_count"),
        ("high blood pressure", "en", "hypertension"),
        ("hipertension", "es", "hypertension"),
        ("TAC", "es", "ct_scan"),
    ],
)
def test_the_word_itself_comes_first_or_what_means_it(words, language, first):
    assert first in [entry.id for entry in looked_for(words, language)[:3]]


def test_without_words_there_is_everything_in_order():
    found = looked_for("  ", "es")
    assert len(found) == len(entries())
    names = [folded(entry.side("es").name) for entry in found]
    assert names == sorted(names)


def test_a_word_that_is_not_there_finds_nothing():
    assert looked_for("qqqq", "en") == []


@given(st.text(max_size=20), st.sampled_from(["en", "es"]))
def test_any_words_find_each_term_once_at_most(words, language):
    found = [entry.id for entry in looked_for(words, language)]
    assert len(found) == len(set(found))
