"""`alongside risks`: every shared row, and lines that are anything but."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.cli.json_lines import LONGEST, lines
from alongside.cli.risks import answered, answers
from tests.shared_data import shared
from tests.vectors import agrees

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=5),
    max_leaves=8,
)


def one(line):
    text = line if isinstance(line, bytes) else json.dumps(line).encode()
    (said,) = answered([text])
    return json.loads(said)


def run(text: bytes, name: str = "-") -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "alongside.cli", "risks", name],
        input=text,
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_every_shared_row_by_the_command_itself():
    rows = [
        json.loads(line)
        for path in sorted(shared("risk-vectors").glob("*.jsonl"))
        for line in path.read_text().splitlines()
    ]
    asked = "".join(json.dumps({name: row[name] for name in ("id", "calculator", "input")}) + "\n" for row in rows)
    done = run(asked.encode())
    assert done.returncode == 0, done.stderr
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in said] == [row["id"] for row in rows]
    for row, line in zip(rows, said, strict=True):
        if row["expected"] is None:
            assert set(line["error"]) == {"field", "reason", "allowed"}
            assert row["kind"] == "out_of_range"
        else:
            assert agrees(line["output"], row), row["id"]


def test_a_file_is_read_and_one_that_is_not_there_is_said(tmp_path):
    path = tmp_path / "asked.jsonl"
    path.write_text('{"id": 7, "calculator": "sure_test", "input": {"yes": [1, 1, 1, 1]}}\n\n')
    done = run(b"", str(path))
    assert json.loads(done.stdout) == {"id": 7, "output": {"total": 4, "decisional_conflict_likely": False}}
    gone = run(b"", str(tmp_path / "none"))
    assert gone.returncode == 1
    assert b"cannot be read" in gone.stderr


@pytest.mark.parametrize(("line", "key", "field"), [
    (b"\xff\xfe", None, "line"), (b"not json", None, "line"), (b"[1, 2]", None, "line"), (b"null", None, "line"),
    (b"[" * 100_000, None, "line"), (b"1" * 5000, None, "line"),
    ({"calculator": "news2", "input": {}}, None, "id"), ({"id": [], "calculator": "news2", "input": {}}, None, "id"),
    ({"id": True, "calculator": "news2", "input": {}}, None, "id"),
    ({"id": "a"}, "a", "calculator"), ({"id": "a", "calculator": "qrisk"}, "a", "calculator"),
    ({"id": "a", "calculator": ["news2"]}, "a", "calculator"), ({"id": "a", "calculator": "news2"}, "a", "input"),
    ({"id": "a", "calculator": "news2", "input": []}, "a", "input"),
    ({"id": "a", "calculator": "bmi_category_adult", "input": {"weight_kg": 70}}, "a", "height_cm"),
    (b'{"id": "a", "calculator": "bmi_category_adult", "input": {"weight_kg": NaN}}', "a", "weight_kg"),
    (b'{"id": "a", "calculator": "bmi_category_adult", "input": {"weight_kg": 1e999}}', "a", "weight_kg"),
])  # fmt: skip
def test_a_bad_line_is_answered(line, key, field):
    said = one(line)
    assert said["id"] == key
    assert said["error"]["field"] == field
    assert said["error"]["reason"]
    assert said["error"]["allowed"]


def test_bad_lines_do_not_stop_the_good_ones():
    good = b'{"id": "g", "calculator": "sils", "input": {"responses": [3]}}\n'
    done = run(b"rubbish\n" + good + b'{"id": "b"}\n' + good)
    assert done.returncode == 0
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [list(line)[1] for line in said] == ["error", "output", "error", "output"]


def test_one_question_is_answered_before_the_next_is_asked():
    command = [sys.executable, "-m", "alongside.cli", "risks", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        for number in range(3):
            process.stdin.write(b'{"id": %d, "calculator": "sils", "input": {"responses": [3]}}\n' % number)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(timeout=60) == 0


def test_a_reader_who_has_read_enough_is_no_error(tmp_path):
    path = tmp_path / "many"
    path.write_text('{"id": 1, "calculator": "sils", "input": {"responses": [3]}}\n' * 20_000)
    command = [sys.executable, "-m", "alongside.cli", "risks", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline()
        process.stdout.close()
        assert process.wait(timeout=60) == 0
        assert process.stderr.read() == b""


def test_a_line_too_long_is_said_and_read_past(tmp_path):
    path = tmp_path / "long"
    path.write_bytes(b"x" * (3 * LONGEST) + b"\n" + b'{"id": 1}\n' + b"y" * (LONGEST + 1))
    with path.open("rb") as source:
        said = [json.loads(line) for line in answered(lines(source))]
    assert [line["error"]["reason"] for line in said] == ["line 1 is too long", "missing", "line 3 is too long"]


@settings(max_examples=300)
@given(st.sampled_from(sorted(answers())), ANYTHING)
def test_any_input_of_any_calculator_is_one_line_out(name, junk):
    said = one({"id": "x", "calculator": name, "input": junk})
    assert set(said) in ({"id", "output"}, {"id", "error"})
    if "error" in said:
        assert all(type(said["error"][key]) is str and said["error"][key] for key in ("field", "reason", "allowed"))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_one_line_out_each(text):
    for line in text.split(b"\n"):
        for said in answered([line]):
            assert "\n" not in said
            json.loads(said)
