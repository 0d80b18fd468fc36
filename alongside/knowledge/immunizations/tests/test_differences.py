"""Two schedules laid side by side: whatever differs in the data is said, and what means the same is not."""

import copy

import pytest

from alongside.knowledge.immunizations.schedule.differences import differences, in_words
from alongside.knowledge.immunizations.schedule.durations import parse
from alongside.knowledge.immunizations.schedule.load import DATA, DEFAULT, from_rows, shipped
from alongside.knowledge.immunizations.schedule.spoken import length
from alongside.knowledge.immunizations.schedule.told import told
from alongside.knowledge.immunizations.schedule.written import read_folder

ROWS = read_folder(DATA / DEFAULT)
OURS = told(shipped())
# What a clinician need not hear of: the schedule's own name and source, and numbers of rules that nothing refers to.
SILENT = {("schedule",), ("source",), ("series", "doses", "skips", "sets", "number")}


def changed(change):
    rows = copy.deepcopy(ROWS)
    change(rows)
    return list(in_words(differences(shipped(), from_rows(rows))))


def test_a_schedule_does_not_differ_from_itself():
    assert changed(lambda rows: None) == []


def test_a_changed_age_is_said_where_it_is():
    def later(rows):
        rows["measles"]["series"][0]["doses"][0]["ages"][0]["minimum"] = "13 months"

    assert changed(later) == [
        "Measles", "  Measles 2-dose series", "    dose 1", "      minimum age: was 12 months, is 13 months",
    ]  # fmt: skip


def test_the_same_length_in_other_words_is_no_change():
    def other_words(rows):
        interval = rows["measles"]["series"][0]["doses"][1]["intervals"][0]
        assert interval["minimum"] == "4 weeks"
        interval["minimum"], interval["absolute_minimum"] = "28 days", "24 days"

    assert changed(other_words) == []


def test_a_series_that_is_gone_is_said_once_and_a_new_one_in_full():
    def swapped(rows):
        series = rows["polio"]["series"][0]
        series["name"] = "Polio in another way"

    said = changed(swapped)
    assert said.count("  Polio 4-dose series") == 1
    assert said[said.index("  Polio 4-dose series") + 1] == "    is no longer there"
    assert "    is new" in said
    assert any("minimum age: new, 6 weeks" in line for line in said)


def test_a_changed_skip_is_said_in_words():
    def skipped(rows):
        skip = rows["measles"]["series"][0]["doses"][1]["skips"][0]
        skip["sets"][0]["conditions"][0]["begin"] = "18 years"

    assert changed(skipped)[-1].strip() == (
        "skipped: was (age from 19 years - 4 days), is (age from 18 years)"
    )  # fmt: skip


def leaves(value, path=()):
    """Every value of the data, with the names on the way to it, and how to change it."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        name = path if isinstance(key, int) or path in {("vaccines",), ("observations",), ("groups",)} else (*path, key)
        if isinstance(inner, dict | list):
            yield from leaves(inner, name)
        else:
            yield name, (value, key)


def one_of_each_kind():
    """One place in the data for each kind of value there is."""
    found = {}
    for file, row in ROWS.items():
        for name, place in leaves(row):
            if name not in SILENT and "antigen" not in name[:1]:
                found.setdefault((file == "schedule", name), (file, place))
    return found


OTHERS = {"from": "observation 007", "when": "never", "kind": "completed series"}


def other(value, key):
    if key in OTHERS:
        return OTHERS[key]
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    try:
        return f"{length(parse(value))} + 3 days"
    except ValueError:
        pass
    if value.isdigit():
        return str(int(value) + 1)
    return "2031-05-05" if value[:4].isdigit() and value[4:5] == "-" else f"{value} 999"


KINDS = one_of_each_kind()


def test_every_kind_of_value_is_looked_at():
    assert len(KINDS) > 60


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: ".".join(kind[1]))
def test_no_change_of_the_data_is_silent(kind):
    _file, (holder, key) = KINDS[kind]
    before = holder[key]
    try:
        holder[key] = other(before, key)
        assert told(from_rows(ROWS)) != OURS
    finally:
        holder[key] = before


@pytest.mark.parametrize(
    ("written", "said"),
    [("12 months", "12 months"), ("24 months", "2 years"), ("28 days", "4 weeks"), ("0 days", "0 days"),
     ("4 weeks - 4 days", "4 weeks - 4 days"), ("8 months + 1 day", "8 months + 1 day"),
     ("12 months - 4 days", "12 months - 4 days"),
     ("1 day", "1 day"), ("-3 days", "- 3 days"), ("3 days", "3 days")],
)  # fmt: skip
def test_lengths_are_said_as_people_say_them(written, said):
    assert length(parse(written)) == said
    assert parse(said) == parse(written)
