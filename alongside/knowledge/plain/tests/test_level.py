"""Reading grades: formulas against published numbers, texts against published grades, and what fools them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.plain.level import cautions_said, level_said, reading_level
from alongside.knowledge.plain.level.formulas import (
    band,
    fernandez_huerta,
    flesch_kincaid,
    inflesz,
    school_year,
    smog,
)

# Lincoln at Gettysburg, 1863 (the Hay copy). GNU style gave Kincaid 10.2; newspapers said eleventh grade.
GETTYSBURG = """
Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and
dedicated to the proposition that all men are created equal.

Now we are engaged in a great civil war, testing whether that nation, or any nation so conceived and so dedicated, can
long endure. We are met on a great battle-field of that war. We have come to dedicate a portion of that field, as a
final resting place for those who here gave their lives that that nation might live. It is altogether fitting and proper
that we should do this.

But, in a larger sense, we can not dedicate — we can not consecrate — we can not hallow — this ground. The brave men,
living and dead, who struggled here, have consecrated it, far above our poor power to add or detract. The world will
little note, nor long remember what we say here, but it can never forget what they did here. It is for us the living,
rather, to be dedicated here to the unfinished work which they who fought here have thus far so nobly advanced. It is
rather for us to be here dedicated to the great task remaining before us — that from these honored dead we take
increased devotion to that cause for which they gave the last full measure of devotion — that we here highly resolve
that these dead shall not have died in vain — that this nation, under God, shall have a new birth of freedom — and that
government of the people, by the people, for the people, shall not perish from the earth.
"""
LIST = "Call us today.\nTake your pill with food.\nDrink a glass of water."
BULLETS = "- Call us today\n- Take your pill with food\n- Drink a glass of water"


@pytest.mark.parametrize(
    ("words", "sentences", "each", "grade"),
    [
        (13, 1, 24 / 13, 11.3),  # "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
        (13, 1, 2, 13.08),  # the same as the package flesch-kincaid counts it
        (5.7, 1, 1.02, -1.3),  # Green Eggs and Ham
        (1, 1, 1, -3.4),  # the least there is
    ],
)
def test_flesch_kincaid_gives_published_grades(words, sentences, each, grade):
    assert flesch_kincaid(words, sentences, each) == pytest.approx(grade, abs=0.05)


def test_smog_gives_the_published_grade_and_none_below_thirty_sentences():
    assert smog(4 * 30, 30) == pytest.approx(14.554593, abs=1e-5)  # as the package smog-formula has it
    assert smog(0, 30) == pytest.approx(3.1291)
    assert smog(100, 29) is None


def test_spanish_formulas_by_hand():
    # 20 words, 2 sentences, 40 syllables: 206.84 - 120 - 10.2, and 206.835 - 124.6 - 10.
    assert fernandez_huerta(20, 2, 2) == pytest.approx(76.64)
    assert inflesz(20, 2, 2) == pytest.approx(72.235)


def test_fernandez_huerta_is_the_corrected_one():
    """With more sentences in the same words a text is easier, which the formula as often printed has upside down."""
    assert fernandez_huerta(100, 10, 2) > fernandez_huerta(100, 5, 2)


@pytest.mark.parametrize(
    ("score", "name"),
    [
        (80, "very_easy"),
        (79.9, "fairly_easy"),
        (65, "fairly_easy"),
        (55, "normal"),
        (40, "somewhat_hard"),
        (39.9, "very_hard"),
    ],
)
def test_inflesz_bands(score, name):
    assert band(score) == name


@pytest.mark.parametrize(
    ("ease", "year"), [(95, 4), (90, 4), (80, 5), (70, 6), (69.9, 8), (50, 12), (30, 13), (-20, 16)]
)
def test_school_years_of_fernandez_huerta(ease, year):
    assert school_year(ease) == year


def test_a_text_of_known_grade():
    level = reading_level(GETTYSBURG, "en")
    assert (level.sentences, level.words) == (10, 271)  # as a word processor counted; 27 words a sentence
    assert level.grade == pytest.approx(10.9, abs=0.4)
    assert level.smog is None
    assert level.is_sure


def test_short_sentences_by_hand():
    level = reading_level("The cat sat on the mat.", "en")
    assert (level.words, level.sentences, level.syllables) == (6, 1, 6)
    assert level.grade == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    spanish = reading_level("Tome una pastilla cada día. Beba mucha agua.", "es")
    assert (spanish.words, spanish.sentences, spanish.syllables) == (8, 2, 17)
    assert spanish.ease == pytest.approx(206.84 - 60 * 17 / 8 - 1.02 * 4)


def test_bullets_without_stops_measure_as_sentences_with_them():
    assert reading_level(BULLETS, "en").grade == reading_level(LIST, "en").grade
    assert "list" in reading_level(BULLETS, "en").cautions
    assert "list" not in reading_level(LIST, "en").cautions


def test_numbers_and_units_have_no_syllables_and_are_spoken_of():
    level = reading_level("142/91 mmHg, 58 mL/min/1.73 m2", "en")
    assert level.grade is None
    assert level.is_plain is None
    assert "numbers" in level.cautions
    plain, measured = "Your number is fine.", "Your number is 142/91 mmHg and fine."
    assert reading_level(plain, "en").syllables + 1 == reading_level(measured, "en").syllables  # "and"


def test_medicines_do_not_raise_the_grade():
    text = "Take lisinopril, metformin and atorvastatin with your food."
    names = ["Lisinopril 10 MG Oral Tablet", "metFORMIN hydrochloride 500 mg", "atorvastatin 40 MG [Lipitor]"]
    assert reading_level(text, "en", names).grade < 4 < 8 < reading_level(text, "en").grade
    assert "medicines" in reading_level(text, "en", names).cautions
    assert reading_level(text, "en", names).words == 8


def test_under_a_hundred_words_it_is_not_sure():
    level = reading_level(LIST, "en")
    assert not level.is_sure
    assert {"short", "few_sentences"} <= set(level.cautions)


def test_long_sentences_stand_where_they_stand():
    long = "This one goes on and on " + "and on " * 10 + "until it ends."
    level = reading_level(f"Short one. {long} Short again.", "en")
    (found,) = level.long_sentences
    assert (found.start, found.end, found.words) == (11, 11 + len(long), 29)


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_said_in_both_languages(language):
    assert "6" in level_said(reading_level(GETTYSBURG, "en"), language)
    assert level_said(reading_level("", "en"), language)
    assert len(cautions_said(reading_level("CBC\n- 5 mg", "en"), language)) == 5


WORDS = st.sampled_from("the cat sat medicine blood results Tomorrow we call you hypertension carefully".split())


@given(st.lists(WORDS, min_size=4, max_size=60), st.data(), st.sampled_from(["en", "es"]))
def test_a_sentence_parted_in_two_never_reads_harder(words, data, language):
    at = data.draw(st.integers(1, len(words) - 1))
    whole = reading_level(" ".join(words) + ".", language)
    parted = reading_level(" ".join(words[:at]) + ". " + " ".join(words[at:]).capitalize() + ".", language)
    assert parted.grade <= whole.grade
    assert (parted.words, parted.syllables) == (whole.words, whole.syllables)


@given(st.text(max_size=400), st.sampled_from(["en", "es", "so", ""]), st.lists(st.text(max_size=20), max_size=3))
def test_no_text_is_too_strange(text, language, medicines):
    level = reading_level(text, language, medicines)
    assert level.spoken <= level.words
    assert level.polysyllables <= level.spoken <= level.syllables or not level.spoken
    assert (level.grade is None) is (level.spoken == 0)
    assert all(0 <= one.start < one.end <= len(text) for one in level.long_sentences)
