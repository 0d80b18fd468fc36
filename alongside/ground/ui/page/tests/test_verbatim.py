"""An original as a plain list."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..verbatim import MOST_ROWS, notes, verbatim

RAW = b"""{"resourceType": "Observation", "valueQuantity": {"value": 7.00, "unit": "%"}, "category": [{"text": "a"},
{"text": "b"}], "text": {"div": "<div><b>Blood</b>&nbsp;sugar &lt; 7</div>"}, "active": true, "note": [null]}"""


def said(raw: bytes) -> list[tuple[int, str, str]]:
    return [(row.depth, row.name, row.value) for row in verbatim(raw).rows]


def test_every_name_and_value_in_order() -> None:
    assert said(RAW) == [
        (0, "resource type", "Observation"), (0, "value quantity", ""), (1, "value", "7.00"), (1, "unit", "%"),
        (0, "category", ""), (1, "text", "a"), (0, "category", ""), (1, "text", "b"),
        (0, "text", ""), (1, "div", "Blood sugar < 7"), (0, "active", "true"), (0, "note", "–"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "language"),
    [("es", "es"), ("en-US", "en-US"), ("", ""), (None, ""), (7, ""), ("English", ""), ('en" onclick="', "")],
)
def test_the_language_is_what_the_record_says_or_nothing(said, language) -> None:
    assert verbatim(json.dumps({"resourceType": "Condition", "language": said}).encode()).language == language
    assert verbatim(RAW).language == ""


def test_a_long_record_says_that_it_is_cut() -> None:
    long = verbatim(json.dumps({f"a{n}": n for n in range(MOST_ROWS + 1)}).encode())
    assert long.cut
    assert len(long.rows) == MOST_ROWS


def attached(text: str, content_type: str) -> str:
    data = base64.b64encode(text.encode()).decode()
    raw = json.dumps({"content": [{"attachment": {"contentType": content_type, "data": data}}]})
    return next(row.value for row in verbatim(raw.encode()).rows if row.name == "data")


def test_a_note_is_read_as_words() -> None:
    assert attached("# Plan\nwalk <daily>", "text/plain; charset=utf-8") == "# Plan\nwalk <daily>"
    assert attached("<p>Plan: <b>walk</b></p>", "text/html") == "Plan: walk"
    assert attached("%PDF", "application/pdf") == "a file of 4 bytes"
    letter = {"content": [{"attachment": {"contentType": "text/plain", "data": "SGVsbG8="}}, {"attachment": {}}]}
    assert notes(json.dumps(letter).encode()) == ("Hello",)
    broken = b'{"contentType": "text/plain", "data": "not base64!"}'
    assert verbatim(broken).rows[1].value == "not base64!"


scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=20)


def nested(inner: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)


trees = st.recursive(scalars, nested, max_leaves=10)


@given(st.dictionaries(st.text(max_size=8), trees, max_size=5))
def test_whatever_json_holds_can_be_read(tree: dict) -> None:
    for row in verbatim(json.dumps(tree).encode()).rows:
        assert isinstance(row.value, str)
