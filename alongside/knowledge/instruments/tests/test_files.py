"""Data files and words are complete, and what may not ship does not."""

import pytest

from alongside.knowledge.core.wording import LANGUAGES
from alongside.knowledge.instruments import INSTRUMENTS
from alongside.knowledge.instruments.instrument import load
from alongside.knowledge.instruments.wording import FOLDER, item_text, option_text, stem, texts

SHIPPING = {
    "phq2", "phq9", "gad2", "gad7", "audit_c", "sure_test", "cg_cahps_communication", "sils", "hunger_vital_sign",
    "days_missed",
}  # fmt: skip
SCORING_ALONE = {"sdm_q_9", "collaborate", "decisional_conflict_scale_16", "promis_global_10_v1_2"}
NEVER = ("pam", "mmas", "frax", "stop_bang", "stopbang")


def test_what_ships_is_what_may():
    assert set(INSTRUMENTS) == SHIPPING | SCORING_ALONE
    assert {name for name, found in INSTRUMENTS.items() if found.items_ship} == SHIPPING
    assert not [name for name in INSTRUMENTS if any(word in name for word in NEVER)]
    for language in LANGUAGES:
        words = texts(language).texts
        assert not [key for key in words for name in SCORING_ALONE if key.startswith(f"instrument.{name}.item")]


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_every_file_says_whose_it_is_and_how_it_was_checked(name):
    found = INSTRUMENTS[name]
    assert found.imprint.source.document
    assert found.imprint.checked
    assert found.imprint.status == "unreviewed"
    if found.items:
        assert len(found.scored) == found.scoring["count"]
        for item in found.scored:
            values = [option.value for option in item.options if option.value is not None]
            assert sorted(values) == list(range(found.scoring["low"], found.scoring["high"] + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there(language):
    say = texts(language)
    for name, found in INSTRUMENTS.items():
        assert say(f"instrument.{name}.title")
        for item in found.items:
            assert item_text(name, item.key, language)
            assert all(option_text(option, language) for option in item.options)
        for _least, band in found.scoring.get("bands", ()):
            assert say(f"band.{band}")
    for name in ("phq2", "phq9", "gad2", "gad7"):
        assert "2" in stem(name, language)
    assert all(say(f"alarm.{key}") for key in ("above", "unanswered", "no_total", "filled_in"))
    assert all(say(f"change.{key}") for key in ("better", "worse", "same", "matters", "small"))


def test_both_languages_have_the_same_keys_and_spanish_says_who_wrote_it():
    assert set(texts("en").texts) == set(texts("es").texts)
    assert not texts("es").professional


@pytest.mark.parametrize(("old", "new"), [
    ('licence = "', 'licence = " "  # "'), ("items_ship = true", "items_ship = false"),
    ("[imprint.source]", "[imprint.other]"),
])  # fmt: skip
def test_a_file_without_terms_or_source_is_refused(tmp_path, old, new):
    text = (FOLDER / "data" / "sils.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "own.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"own\.toml|imprint own"):
        load(tmp_path)
