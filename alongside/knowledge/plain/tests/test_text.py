"""Sentences and words: where they end and where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.plain.level.text import INITIALS, NUMBER, WORD, sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Shah will call. She has your results.", 2),
        ("Your A1c is 7.5 today. It was 8.1.", 2),
        ("Maria J. Alvarez came in. All is well.", 2),
        ("Take vitamin D. Eat well.", 2),
        ("Does it hurt? No. All is well.", 3),
        ("Room No. 5 is free.", 1),
        ("It is hepatitis B. We will talk.", 2),
        ("Come at 9 a.m. tomorrow.", 1),
        ("Come at 9 a.m. We open then.", 2),
        ("Eat fruit, e.g. apples. Drink water!", 2),
        ("What is it? We do not know… We will ask.", 3),
        ('She said "Stop." Then she left.', 2),
        ("- Take one pill\n- Drink water\n- Call us", 3),
        ("1. Take one pill.\n2. Drink water.\n3. Call us.", 3),
        ("Your plan:\nWalk each day\nEat well", 3),
        ("We looked at your test\nand it is fine.", 1),
        ("One line.\n\n\nAnother line.", 2),
        ("Sra. Díaz llamó. ¿Está bien? ¡Sí!", 3),
        ("Coma fruta, p. ej. manzanas. Beba agua.", 2),
        ("See https://example.org/a.b?c=d for more. Call us.", 2),
        ("• Uno\r\n• Dos", 2),
        ("", 0),
        ("... --- !!!", 0),
    ],
)
def test_sentences_are_counted_as_people_read_them(text, count):
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Take 5 mg", [WORD, NUMBER]),
        ("Take 5mg", [WORD, NUMBER]),
        ("142/91 mmHg", [NUMBER]),
        ("90 mg/dL low", [NUMBER, WORD]),
        ("58 mL/min/1.73 m2", [NUMBER]),
        ("12:30 pm", [NUMBER]),
        ("5 minutes", [NUMBER, WORD]),
        ("3 great men", [NUMBER, WORD, WORD]),
        ("an X-ray of the well-known", [WORD] * 5),
        ("The CBC and HbA1c", [WORD, INITIALS, WORD, INITIALS]),
        ("the eGFR", [WORD, INITIALS]),
        ("DO NOT STOP", [WORD] * 3),
        ("McDonald’s", [WORD]),
        ("it’s día", [WORD, WORD]),
        ("me@example.org", ["address"]),
    ],
)
def test_words_numbers_and_letters_are_told_apart(text, kinds):
    assert [word.kind for one in sentences(text) for word in one.words] == kinds


@given(st.text(max_size=300) | st.text(" .-–•\n\r1a)A!?…\"'Dr", max_size=60))
def test_positions_are_inside_and_in_order(text):
    last = 0
    for one in sentences(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.words
        for word in one.words:
            assert last <= word.start < word.end <= len(text)
            assert text[word.start : word.end] == word.text
            last = word.end
