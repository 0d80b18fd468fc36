"""What always holds, whatever is written."""

import tracemalloc
import unicodedata

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from alongside.knowledge.redflags import Measured, Urgency, Writing, answer, said, weigh

from .test_words_people_use import SAID

DANGERS = st.sampled_from([text for _file, danger, _language, text in SAID if danger != "vignettes"])
EVERYDAY = st.sampled_from([
    "I need a refill of my vitamins.", "What time do you open on Friday?", "Gracias por su ayuda.",
    "My new address is 12 Oak Street.",
    "¿A qué hora abren el viernes?", "Please send the form to my school.", "The parking lot was full again.",
])  # fmt: skip
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=6,
)
READINGS = st.lists(st.fixed_dictionaries({"code": ANYTHING, "value": ANYTHING, "unit": ANYTHING}), max_size=3)
BEFORE = (
    "no ", "denies ", "I do not have ", "not ", "what are the signs of ", "if I get ", "in 2010 I had ",
    "no tengo ", "niega ",
)  # fmt: skip
FIELDS = ("author", "language", "age", "sex", "pregnant", "readings", "answers")
# Bits of texts that our own patterns are made of, in any order.
BITS = st.lists(
    st.sampled_from([
        "no", "my chest", "hurts", "pain", ".", ",", "not", "sin", "dolor", "38.5", "102F", "120/80", "6 week old",
        "if", "lol", "years ago", "in 2010", "can't", "breathe", "bleeding", "pregnant", "\n", "🩸", "BP", "180/120",
        "…", "-",
        "kill", "myself",
    ]), max_size=40,
).map(" ".join)  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(st.text(max_size=300) | BITS)
def test_any_text_is_weighed_and_spans_stay_inside(text):
    found = weigh(Writing(text=text))
    assert found.urgency in Urgency
    assert found.interrupt is any(flag.interrupts for flag in found.flags)
    for flag in found.flags:
        assert flag.span is None or 0 <= flag.span[0] < flag.span[1] <= len(text)
        assert flag.urgency in (flag.rule.urgency, flag.rule.urgency.lowered)
    assert said(found, "en").do
    assert said(found, "es").do


@settings(deadline=None, max_examples=300)
@given(BITS, st.dictionaries(st.sampled_from(FIELDS), ANYTHING), READINGS)
def test_no_field_makes_it_fail_or_hides_what_the_text_says(text, row, readings):
    plain = answer({"text": text})
    with_fields = answer({"readings": readings, **row, "text": text})
    assert not text.strip() or Urgency[with_fields["urgency"].upper()] >= Urgency[plain["urgency"].upper()]


@settings(deadline=None, max_examples=300)
@given(DANGERS, EVERYDAY, st.booleans())
def test_a_sentence_that_has_nothing_to_do_with_it_never_lowers(danger, other, first):
    both = f"{other}\n{danger}" if first else f"{danger}.\n{other}"
    assert weigh(Writing(text=both)).urgency >= weigh(Writing(text=danger)).urgency


@settings(deadline=None, max_examples=300)
@given(DANGERS, st.sampled_from(["patient", "helper", "staff", ""]))
def test_who_writes_lowers_nothing(danger, author):
    assert weigh(Writing(text=danger, author=author)) == weigh(Writing(text=danger))


@settings(deadline=None, max_examples=300)
@given(DANGERS, st.sampled_from(["My mom says:", "About my neighbor:", "Mi mamá dice:", "My son wrote me:"]))
def test_another_person_lowers_nothing(danger, whose):
    assert weigh(Writing(text=f"{whose}\n{danger}")).urgency >= weigh(Writing(text=danger)).urgency


@settings(deadline=None, max_examples=300)
@given(DANGERS)
def test_capitals_and_accents_do_not_matter(danger):
    bare = "".join(c for c in unicodedata.normalize("NFKD", danger) if not unicodedata.combining(c))
    wanted = weigh(Writing(text=danger)).urgency
    for text in (danger.upper(), danger.casefold(), bare, unicodedata.normalize("NFD", danger)):
        assert weigh(Writing(text=text)).urgency is wanted, text


@settings(deadline=None, max_examples=300)
@given(DANGERS, st.sampled_from(BEFORE))
def test_words_before_it_lower_by_one_step_at_most(danger, before):
    found = weigh(Writing(text=danger))
    assume(
        any(len(flag.rule.when) == 1 and flag.urgency is found.urgency for flag in found.flags)
    )  # no trait is denied
    assert weigh(Writing(text=before + danger)).urgency >= found.urgency.lowered


@settings(deadline=None, max_examples=200)
@given(DANGERS, st.sampled_from([["8310-5", 36.8, "Cel"], ["59408-5", 98, "%"], ["8480-6", 118, "mm[Hg]"]]))
def test_a_good_reading_never_lowers(danger, reading):
    with_reading = weigh(Writing(text=danger, readings=(Measured(*reading),)))
    assert with_reading.urgency >= weigh(Writing(text=danger)).urgency


def test_what_was_not_read_is_never_routine_however_good_a_reading_beside_it():
    text = " " * 20_000 + "my chest hurts"
    assert weigh(Writing(text=text, readings=(Measured("59408-5", 98, "%"),))).urgency is Urgency.UNKNOWN


def test_a_word_without_end_costs_no_memory():
    weigh(Writing(text="hello"))
    tracemalloc.start()
    weigh(Writing(text="abcde" * 4_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000
