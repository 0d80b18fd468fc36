"""Every sentence is there in both languages, plain, short, without blame, scare or sugar."""

import re
import tomllib
from pathlib import Path

import pytest

from alongside.knowledge.core.wording import LANGUAGES
from alongside.knowledge.plain.explaining import IMPRINTS, MEASURANDS, editions
from alongside.knowledge.plain.explaining.catalogue import FOLDER, load
from alongside.knowledge.plain.explaining.explain import texts
from alongside.knowledge.plain.level import reading_level
from alongside.knowledge.plain.names import name_of

BANDS = {band.id for test in MEASURANDS.values() for band in test.bands}
# Names of tests, glands and medicines, which nobody can choose: they are explained where they stand.
NAMES = ("sodium", "potassium", "chloride", "calcium", "magnesium", "phosphate", "creatinine", "urea", "albumin",
         "bilirubin", "cholesterol", "triglycerides", "hemoglobin", "hematocrit", "ferritin", "folate", "thyroid",
         "vitamin", "vitamins", "uric acid", "troponin", "platelets", "warfarin", "diabetes", "prediabetes", "insulin",
         "oxygen", "ketones", "anemia", "prostate")  # fmt: skip


def sentences(language: str, *beginnings: str) -> dict[str, str]:
    found = {}
    for key, text in texts(language).texts.items():
        if key.startswith(beginnings):
            found[key] = text if type(text) is str else " ".join(text)
    return found


def test_about_forty_tests_and_the_vital_signs_are_explained():
    assert len([test for test in MEASURANDS.values() if not test.vital]) >= 40
    assert {"blood_pressure", "heart_rate", "temperature", "oxygen", "weight", "bmi", "breathing"} <= set(MEASURANDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_test_and_band_has_its_words_and_no_other_has(language):
    say = texts(language)
    keys = {f"test.{key}.{part}" for key in MEASURANDS for part in ("what", "next", "ask")}
    for key, test in MEASURANDS.items():
        sides = {"both": ("low", "high"), "goal": ()}.get(test.direction, (test.direction,))
        sides = (*sides, *(band.side for band in test.bands if band.side != "inside"))
        keys |= {f"test.{key}.{side}" for side in sides}
        assert len(say.each(f"test.{key}.ask")) == 2
    keys.add("test.inr.inside")
    assert {key for key in say.texts if key.startswith("test.")} == keys
    assert {key.removeprefix("band.") for key in say.texts if key.startswith("band.")} == BANDS
    assert say.texts.keys() == texts("en").texts.keys()


def test_places_in_sentences_are_the_same_in_both_languages():
    for key, text in texts("en").texts.items():
        other = texts("es").texts[key]
        assert type(text) is type(other)
        if type(text) is str:
            assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", other)), key


@pytest.mark.parametrize("test", MEASURANDS)
def test_each_test_reads_at_grade_six_or_below(test):
    text = " ".join(sentences("en", f"test.{test}.").values())
    assert reading_level(text, "en", NAMES).grade <= 6, text


def test_the_rest_reads_at_grade_six_or_below():
    for part in ("urgent.", "why.", "place.", "next.", "sure.", "change.", "strip.", "goal."):
        text = " ".join(sentences("en", part).values()).format_map(_Any())
        assert reading_level(text, "en", NAMES).grade <= 6, text
    assert reading_level(" ".join(sentences("en", "band.").values()), "en", NAMES).grade <= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_longer_than_twenty_two_words(language):
    for key, text in sentences(language, "").items():
        if not key.startswith("date."):
            longest = max((len(one.split()) for one in re.split(r"[.!?:;]", text)), default=0)
            assert longest <= 26 if language == "es" else longest <= 22, (key, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_blamed_scared_or_sweet_talked(language):
    banned = r"fail|should have|complian|non-|danger|deadly|fatal|don.t worry|do not worry|great|perfect|normal\b|panic"
    banned += r"|culpable|incumpl|peligro|mortal|no se preocupe|perfecto|\bnormal|anormal|excelente"
    for key, text in sentences(language, "").items():
        assert not re.search(banned, text, re.IGNORECASE), (key, text)


def test_spanish_says_that_no_professional_translated_it():
    assert texts("en").professional
    assert not texts("es").professional


def test_every_card_is_unreviewed_and_says_what_its_answers_depend_on():
    for imprint in IMPRINTS.values():
        assert imprint.status == "unreviewed"
        assert set(imprint.uses) == {"age", "sex", "pregnancy"}
        assert "memory" in imprint.checked
    assert {test.group for test in MEASURANDS.values()} == set(IMPRINTS)


@pytest.mark.parametrize(("old", "new"), [
    ('source = "usmle"\n\n[test', 'source = "nobody"\n\n[test'), ('direction = "both"', 'direction = "up"'),
    ('op = "<"', 'op = "about"'), ('unit = "mEq/L"\nsource', 'unit = "furlongs"\nsource'),
])  # fmt: skip
def test_a_number_without_its_source_is_refused(tmp_path, old, new):
    folder = FOLDER / "data"
    (tmp_path / "sources.toml").write_text((folder / "sources.toml").read_text(encoding="utf-8"), encoding="utf-8")
    text = (folder / "salts.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "salts.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"salts\.toml"):
        load(tmp_path)


def test_every_source_has_an_address_and_is_used():
    rows = tomllib.loads((FOLDER / "data" / "sources.toml").read_text(encoding="utf-8"))
    files = [path for path in Path(FOLDER / "data").glob("*.toml") if path.stem != "sources"]
    said = " ".join(path.read_text(encoding="utf-8") for path in files)
    for name, row in rows.items():
        assert row["url"].startswith("http")
        assert f'"{name}"' in said, name


def test_an_edition_is_of_all_that_may_be_said_and_changes_with_it(monkeypatch):
    for group in IMPRINTS:
        said = editions.everything_said(group, "en")
        assert {one.name for one in said if one.name} == {
            name_of("tests", test.key, "en") for test in MEASURANDS.values() if test.group == group
        }  # fmt: skip
    everything = {
        text for group in IMPRINTS for one in editions.everything_said(group, "en") for _key, text in one.sentences
    }
    apart = ("date.", "group.")
    for key, text in sentences("en", "").items():
        assert key.startswith(apart) or text in everything, key
    before = editions.edition("salts")
    editions.edition.cache_clear()
    assert editions.edition("salts") == before
    real = editions.everything_said
    monkeypatch.setattr(editions, "everything_said", lambda group, language: (*real(group, language), "more"))
    editions.edition.cache_clear()
    assert editions.edition("salts") != before
    editions.edition.cache_clear()


class _Any(dict):
    def __missing__(self, key: str) -> str:
        return "5"


# Vital signs whose worst numbers no source of ours names: the words must say when to call, however far off a number is.
@pytest.mark.parametrize(
    ("language", "call"), [("en", ("call us", "emergency number")), ("es", ("llám", "emergencias"))]
)
@pytest.mark.parametrize("said", ["test.blood_pressure.low", "test.heart_rate.low", "test.heart_rate.high"])
def test_a_vital_sign_far_off_says_whom_to_call(said, language, call):
    assert all(words in texts(language).texts[said] for words in call)
    assert "feel well" not in texts("en").texts["band.bp_low"]
