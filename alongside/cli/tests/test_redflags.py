"""`alongside redflags`: messages in, urgency and reasons out, whatever the lines are."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.cli.redflags import answered

LINE = {
    "id": "a",
    "text": "my chest hurts",
    "author": "helper",
    "readings": [{"code": "59408-5", "value": 89, "unit": "%"}],
}


def one(line):
    (said,) = answered([line if isinstance(line, bytes) else json.dumps(line).encode()])
    return json.loads(said)


def run(text: bytes, name: str = "-") -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "alongside.cli", "redflags", name]
    return subprocess.run(command, input=text, capture_output=True, timeout=120, check=False)


def test_the_command_answers_and_a_bad_line_stops_nothing(tmp_path):
    done = run(b"rubbish\n" + json.dumps(LINE).encode() + b'\n\n{"id": 2}\n{"id": 3, "text": "refill please"}\n')
    assert done.returncode == 0, done.stderr
    bad, found, missing, plain = (json.loads(line) for line in done.stdout.splitlines())
    assert bad["error"]["field"] == "line"
    assert (found["id"], found["urgency"], found["interrupt"]) == ("a", "emergency", True)
    assert {flag["rule"] for flag in found["flags"]} >= {"chest_pain", "oxygen_very_low"}
    assert all(set(flag) == {"rule", "span", "urgency", "source"} for flag in found["flags"])
    assert missing["error"]["field"] == "text"
    assert plain == {"id": 3, "urgency": "routine", "interrupt": False, "flags": []}
    assert run(b"", str(tmp_path / "none")).returncode == 1


@pytest.mark.parametrize(("line", "field"), [
    (b"\xff\xfe", "line"), (b"[1]", "line"), (b"null", "line"), (b"[" * 100_000, "line"), ({"text": "x"}, "id"),
    ({"id": True, "text": "x"}, "id"), ({"id": "a", "text": None}, "text"), ({"id": "a", "text": ["x"]}, "text"),
])  # fmt: skip
def test_a_bad_line_is_answered(line, field):
    assert one(line)["error"]["field"] == field


@pytest.mark.parametrize(
    "slip", [{"age": "old"}, {"age": -1}, {"pregnant": 7}, {"readings": "x"}, {"readings": [1, {}]}]
)
def test_a_slip_in_another_field_hides_nothing(slip):
    assert one({**LINE, **slip})["urgency"] == "emergency"


def test_spans_are_of_the_original_text():
    text = "Buenas 🙂 — el “bebé”: ¡NO puede   RESPIRAR!"
    spans = [flag["span"] for flag in one({"id": 1, "text": text})["flags"]]
    assert "NO puede   RESPIRAR" in [text[start:end] for start, end in spans]


def test_a_very_long_text_is_read_in_part_and_a_human_reads_the_rest():
    said = one({"id": 1, "text": "please " * 100_000})
    assert said["urgency"] == "unknown"


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_one_line_out_each(text):
    for line in text.split(b"\n"):
        for said in answered([line]):
            json.loads(said)


def test_half_a_letter_is_no_error():
    assert one(b'{"id": 1, "text": "chest pain \\ud83d"}')["urgency"] == "emergency"
