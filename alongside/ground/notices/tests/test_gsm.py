"""What one text message holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..gsm import BASIC, fits, in_gsm, is_gsm, room


@pytest.mark.parametrize(
    ("text", "one"),
    [("a" * 160, True), ("a" * 161, False), ("ñ" * 160, True), ("[" * 80, True), ("[" * 80 + "a", False),
     ("á" * 70, True), ("á" * 71, False), ("a" * 69 + "Ж", True), ("a" * 70 + "Ж", False), ("😀" * 35, True),
     ("😀" * 36, False), ("", True)],
)  # fmt: skip
def test_where_a_segment_ends(text, one):
    assert fits(text) is one


def test_spanish_keeps_what_the_alphabet_has():
    assert in_gsm("¿Acción? Mañana, más “útil” é ü") == '¿Accion? Mañana, mas "util" é ü'
    assert is_gsm(in_gsm("Á É Í Ó Ú á é í ó ú ñ Ñ ¡! ¿? ü"))


@given(st.text())
def test_folding_changes_no_letter_of_the_alphabet_and_does_not_shrink_room(text):
    folded = in_gsm(text)
    assert in_gsm(folded) == folded
    if set(text) <= BASIC:
        assert folded == text
        assert room(text) == 160 - len(text)
