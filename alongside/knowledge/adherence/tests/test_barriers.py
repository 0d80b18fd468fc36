"""Every barrier has a place, a need, and words that help, in both languages."""

import pytest

from alongside.knowledge.adherence import BARRIERS
from alongside.knowledge.adherence.barriers import IMPRINT, texts
from alongside.knowledge.core.wording import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("barrier", BARRIERS, ids=lambda b: b.key)
def test_every_barrier_has_its_help(barrier, language):
    assert barrier.label(language)
    assert barrier.help(language)
    assert texts(language)(f"dimension.{barrier.dimension}")
    assert texts(language)(f"need.{barrier.need}")
    assert barrier.who in ("team", "patient")


def test_all_five_dimensions_and_all_three_needs_are_there_and_other_comes_last():
    assert {b.dimension for b in BARRIERS} == {"socioeconomic", "health_system", "condition", "therapy", "patient"}
    assert {b.need for b in BARRIERS} == {"capability", "opportunity", "motivation"}
    assert len({b.key for b in BARRIERS}) == len(BARRIERS) == 17
    assert BARRIERS[-1].key == "other"
    assert {b.key for b in BARRIERS if b.today} == {"side_effects", "conflicting", "low_mood"}


def test_both_languages_have_the_same_keys_and_nobody_is_blamed():
    assert set(texts("en").texts) == set(texts("es").texts)
    assert not texts("es").professional
    said = " ".join(map(str, [*texts("en").texts.values()])).casefold()
    assert not [word in said for word in ("complian", "should have", "failed", "refuse") if word in said]
    assert IMPRINT.status == "unreviewed"
