"""Every row has its source, every sourced row its words, and no other has any."""

import json
import re

import pytest

from alongside.knowledge.core.wording import LANGUAGES
from alongside.knowledge.readings import BASES, MEASURES, PROTOCOLS, TRAITS, Sourced
from alongside.knowledge.readings.rules import FOLDER, load
from alongside.knowledge.readings.state import State
from alongside.knowledge.readings.units import known
from alongside.knowledge.readings.wording import texts
from tests.shared_data import shared

RULES = [rule for measure in MEASURES.values() for rule in measure.rules]
ROWS = [*RULES, *(row for measure in MEASURES.values() for row in measure.fine)]


def test_there_is_a_table_for_each_kind_of_reading():
    assert set(MEASURES) == set(BASES)
    assert len({row.id for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_that_may_be_told_has_a_source_with_an_address(row):
    if type(row) is Sourced or row not in RULES:
        assert row.source.url.startswith("http")
    what = next(measure for measure in MEASURES.values() if row in measure.rules or row in measure.fine)
    assert row.relative or row.unit == "%" or known(row.unit, what.base)


def test_only_traits_that_a_rule_uses_are_asked_for():
    assert {trait for row in ROWS for trait in row.traits} == set(TRAITS)


def test_every_card_is_unreviewed_and_says_how_it_was_checked():
    for one in [*MEASURES.values(), *PROTOCOLS.values()]:
        assert one.imprint.status == "unreviewed"
        assert one.imprint.checked


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_there_for_what_may_be_told_and_for_nothing_else(language):
    keys = set(texts(language).texts)
    wanted = {f"rule.{rule.id}.{part}" for rule in RULES if type(rule) is Sourced for part in ("why", "do")}
    assert {key for key in keys if key.startswith("rule.")} == wanted
    assert {f"state.{state.key}" for state in State} <= keys
    assert {f"measure.{what}" for what in BASES} <= keys
    assert texts("en").texts.keys() == keys
    assert not texts("es").professional


def test_nobody_is_blamed_and_sentences_are_short():
    for language in LANGUAGES:
        for text in texts(language).texts.values():
            assert not re.search(r"fail|should have|complian|culpa|incumpl", text, re.IGNORECASE)
            longest = max(len(one.split()) for one in re.split(r"[.!?:;]", text))
            assert longest <= 24, text


def test_reading_grade_of_english_is_six_or_less():
    """Flesch-Kincaid over all sentences together; syllables are groups of vowels, a silent e at the end left out."""
    said = " ".join(texts("en").texts.values())
    sentences = len(re.findall(r"[.!?]", said))
    words = re.findall(r"[a-z]+", said.casefold())
    syllables = sum(max(1, len(re.findall("[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e$", "", word)))) for word in words)
    assert 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59 <= 6


@pytest.mark.parametrize(("old", "new"), [
    ('source = "unc"', 'source = "nobody"'), ('source = "unc"', ""), ('op = "<"', 'op = "about"'),
    ("verified = true", ""), ("value = 50", ""),
])  # fmt: skip
def test_a_row_without_its_source_is_refused(tmp_path, old, new):
    text = (FOLDER / "data" / "measures" / "peak_flow.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "peak_flow.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"peak_flow\.toml"):
        load(tmp_path)


def test_no_row_claims_more_than_the_shared_facts_do():
    """A document that the shared facts mark as not verified does not stand behind a row that a patient hears of."""
    items = [
        item
        for name in ("thresholds", "red-flags")
        for item in json.loads((shared("thresholds") / f"{name}.json").read_text(encoding="utf-8"))["items"]
    ]
    seen = {item["source"]["url"] for item in items if item["verified"]}
    unseen = {item["source"]["url"] for item in items} - seen
    assert not [row.id for row in ROWS if (row not in RULES or type(row) is Sourced) and row.source.url in unseen]
    assert len([row for row in ROWS if row.source.url in seen]) > len(ROWS) / 2
