"""The quick reader against the careful one: it gives the same, or nothing."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.ground.chart.intake import limits, quickly
from alongside.ground.chart.intake.document import read_document
from alongside.ground.chart.intake.file import read_file
from alongside.ground.chart.intake.plain import NotPlain
from alongside.ground.chart.intake.refused import Refused
from alongside.ground.chart.intake.walk import walk
from alongside.ground.chart.intake.window import Window

from .test_files_read import ONE, TWO, bundle

# Pieces of strings that could make a member look like two, or two like one.
PIECES = [
    "a", ":", " :", "  :", '\\"', '\\":', '\\" :', "\\\\", "\\u0022", "\\u0022:", "\\u003a", "\\u005C", "\\/", "\\n",
    "é", "\\u00e9", "\\u0000", "\\ud83d\\ude00", "\\ud800", "😀", "{", "}", ",", "\x00", "\n", "id", "resource",
]  # fmt: skip
NUMBERS = [
    "0",
    "-0",
    "7.00",
    "1e5",
    "1E400",
    "-1.5e-7",
    "9" * 30,
    "9" * 500,
    "01",
    "1.",
    "NaN",
    "-Infinity",
    "true",
    "null",
    "nul",
]
SPACES = ["", "", "", " ", "  ", "\n", "\t", "\r\n", "\x0b", "\ufeff", ","]
KEYS = ["resourceType", "id", "entry", "resource", "fullUrl", "x", 'x\\"', "request", "\\u0069d", "method"]

spaces = st.sampled_from(SPACES)
strings = st.lists(st.sampled_from(PIECES), max_size=4).map(lambda parts: '"' + "".join(parts) + '"')
kinds = st.sampled_from(['"Bundle"', '"Patient"', '"List"'])
keys = st.one_of(st.sampled_from(KEYS).map(lambda key: f'"{key}"'), strings)
leaves = st.one_of(strings, st.sampled_from(NUMBERS), kinds)


def listed(values):
    return st.lists(st.tuples(spaces, values, spaces), max_size=3).map(
        lambda items: "[" + ",".join("".join(item) for item in items) + "]"
    )


def objects(values):
    member = st.tuples(spaces, keys, spaces, values, spaces).map(lambda m: f"{m[0]}{m[1]}{m[2]}:{m[3]}{m[4]}")
    return st.lists(member, max_size=4).map(lambda members: "{" + ",".join(members) + "}")


values = st.recursive(leaves, lambda inner: st.one_of(listed(inner), objects(inner)), max_leaves=12)
entries = st.tuples(spaces, values, spaces, values, st.sampled_from(["", ',"resource":7', ',"search":{}'])).map(
    lambda e: f'{{"fullUrl"{e[0]}:{e[1]},"resource"{e[2]}: {e[3]}{e[4]}}}'
)
bundles = st.tuples(spaces, kinds, st.lists(st.one_of(entries, entries, values), max_size=3), st.booleans()).map(
    lambda b: (
        f'{{"resourceType"{b[0]}: {b[1]}, "entry":[{",".join(b[2])}]}}'
        if b[3]
        else f'{{"entry":[{",".join(b[2])}], "resourceType"{b[0]}: {b[1]}}}'
    )
)


def typed(value):
    """The value with the type of everything in it: 7 is not "7", and true is not 1."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    return type(value).__name__, value


def carefully(text: bytes):
    try:
        return [
            (r.raw, r.place, r.full_url, r.problem, typed(r.parsed)) for r in read_document(Window(io.BytesIO(text)))
        ]
    except Refused:
        return None


@given(st.one_of(bundles, values))
def test_what_the_quick_reader_gives_the_careful_one_gives_too(text):
    data = text.encode("utf-8", "surrogatepass")
    try:
        quick = list(quickly.document(data))
    except NotPlain:
        return
    assert [(r.raw, r.place, r.full_url, r.problem, typed(r.parsed)) for r in quick] == carefully(data)


@given(st.binary(max_size=3), st.integers(0, 400))
def test_nor_do_they_differ_over_a_damaged_file(bytes_, at):
    data = bundle(ONE, TWO).replace(b" , ", b", ").replace(b'" :', b'":')
    data = data[:at] + bytes_ + data[at + len(bytes_) :]
    try:
        quick = list(quickly.document(data))
    except NotPlain:
        return
    assert [(r.raw, r.place, r.full_url, r.problem, typed(r.parsed)) for r in quick] == carefully(data)


def test_usual_files_are_read_quickly():
    """Else all of the above would hold of a reader that reads nothing."""
    usual = bundle(ONE, TWO)
    assert [r.raw for r in quickly.document(usual)] == [ONE, TWO]
    assert next(quickly.document(b"\n" + TWO + b" \n")).raw == TWO
    assert quickly.line(b"  " + ONE + b"\r\n", 7).raw == ONE
    assert next(quickly.document(usual.replace(b'":', b'" :'))).parsed["valueQuantity"]["value"] == "7.00"


@pytest.mark.parametrize(
    "odd", [b'{"id":"a","id":"b"}', b'{"id":"a" ,\n"id"\n:"b"}', b'{"x":"\\u0022:","id":1,"id":2}', b'{"x":NaN}']
)
def test_what_could_be_meant_otherwise_is_left_to_the_careful_reader(odd):
    with pytest.raises(NotPlain):
        list(quickly.document(odd))


def test_a_document_bigger_than_is_read_at_once_comes_out_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "QUICK", 100)
    (tmp_path / "x.json").write_bytes(bundle(ONE, TWO))
    assert [item.raw for found in walk(tmp_path) for item in read_file(found)] == [ONE, TWO]
