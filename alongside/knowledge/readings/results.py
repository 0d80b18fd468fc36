"""Readings as the spec tables and a command ask: plain values in, plain values out. What does not fit is Refused."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from alongside.knowledge.core.asked import Choice, Field, Number, Refused, YesNo, take

from .averages import PROTOCOLS, average
from .judge import judge, judge_average
from .person import TRAITS, Goal, Person
from .reading import BASES, CIRCUMSTANCES, Context, Reading, Unread, number_of, read
from .told import Judgement

START = datetime(2026, 1, 1, 8, tzinfo=UTC)
MOST = 400


class Text:
    """An input whose form is told in words and looked at when it is used."""

    def __init__(self, name: str, allowed: str, optional: bool = True) -> None:
        self.name, self.allowed, self.optional = name, allowed, optional

    def read(self, value: Any) -> Any:
        """As it came."""
        return value


VALUE = Text("value", "a number, or [top, bottom] of a blood pressure", optional=False)
PERSON: tuple[Field, ...] = (
    Text("traits", "a list of " + ", ".join(TRAITS)),
    Number("age_months", "months", 0, 1500, whole=True, optional=True),
    Number("best_peak_flow", "L/min", 50, 900, optional=True), Number("oxygen_target", "%", 70, 100, optional=True),
    Text("goal", "[at least, below], either may be null"),
)  # fmt: skip
READING: tuple[Field, ...] = (
    VALUE, Text("unit", "as written", optional=False), Text("earlier", "a list of [hours before, value]"),
    Choice("circumstance", CIRCUMSTANCES, optional=True), YesNo("symptoms", optional=True),
    YesNo("confirmed", optional=True), *PERSON,
)  # fmt: skip
AVERAGE: tuple[Field, ...] = (
    Text("readings", "a list of [day from 1, hour, top, bottom]", optional=False), *PERSON,
)  # fmt: skip


def fields(name: str) -> tuple[Field, ...]:
    """What is asked for: of a measure, or of a protocol."""
    return AVERAGE if name in PROTOCOLS else READING


def answer(name: str, given: Any) -> dict[str, Any]:
    """The judgement of a reading, or of an average by protocol. Raises Refused."""
    if name not in BASES and name not in PROTOCOLS:
        raise Refused("what", "not known", ", ".join([*BASES, *PROTOCOLS]))
    taken = take(fields(name), given)
    if name in PROTOCOLS:
        return _averaged(name, taken)
    now = _reading(name, taken, taken["value"], START, "value")
    earlier = [
        _reading(name, {"unit": taken["unit"]}, pair[1], START - timedelta(hours=_hours(pair[0])), "earlier")
        for pair in _pairs(taken["earlier"])
    ]
    return _values(judge(now, earlier, _person(name, taken)))


def _averaged(name: str, taken: Mapping[str, Any]) -> dict[str, Any]:
    rows = taken["readings"]
    if not isinstance(rows, Sequence) or isinstance(rows, str) or len(rows) > MOST:
        raise Refused("readings", "not such a list", AVERAGE[0].allowed)
    readings: list[Reading] = []
    for row in rows:
        if not isinstance(row, Sequence) or len(row) != 4 or not all(type(one) is int for one in row[:2]):
            raise Refused("readings", "not such a row", AVERAGE[0].allowed)
        day, hour, top, bottom = row
        if not 1 <= day <= MOST or not 0 <= hour < 24:
            raise Refused("readings", "no such day or hour", AVERAGE[0].allowed)
        when = START.replace(hour=hour) + timedelta(day - 1)  # those of one sitting are a minute apart, as listed
        when += timedelta(minutes=sum(one.when.replace(minute=0) == when for one in readings))
        readings.append(_reading("blood_pressure", {"unit": "mmHg"}, [top, bottom], when, "readings"))
    found = average(readings, PROTOCOLS[name], START.date())
    numbers = found.numbers and [float(round(number, 6)) for number in found.numbers]
    about = {"average": numbers, "rests_on": found.rests_on, "days": found.days, "asked": found.asked}
    return about | _values(judge_average(found, _person("blood_pressure", taken)))


def _values(found: Judgement) -> dict[str, Any]:
    told, alarm = found.told, found.alarm
    return {
        "state": told.state.key, "because": [rule.id for rule in told.because], "missing": list(told.missing),
        "ask": list(told.ask), "goal_missed": told.goal is not None, "staff": alarm.state.key,
        "staff_rules": [rule.id for rule in alarm.rules],
    }  # fmt: skip


def _reading(name: str, taken: Mapping[str, Any], value: Any, when: datetime, field: str) -> Reading:
    two = name == "blood_pressure" and isinstance(value, Sequence) and not isinstance(value, str) and len(value) == 2
    first, second = value if two else (value, None)
    around = Context(taken.get("circumstance") or "", taken.get("symptoms"))
    found = read(name, first, taken["unit"], when, bottom=second, context=around, confirmed=taken.get("confirmed"))
    if isinstance(found, Unread):
        field = "unit" if found.reason == "unit" else field
        allowed = f"a unit of {BASES[name]}" if field == "unit" else VALUE.allowed
        raise Refused(field, "cannot be read", allowed)
    return found


def _pairs(given: Any) -> Sequence[Any]:
    if given is None:
        return ()
    if not isinstance(given, Sequence) or isinstance(given, str) or len(given) > MOST:
        raise Refused("earlier", "not such a list", READING[2].allowed)
    if not all(isinstance(pair, Sequence) and not isinstance(pair, str) and len(pair) == 2 for pair in given):
        raise Refused("earlier", "not a pair", READING[2].allowed)
    return given


def _hours(given: Any) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 < given <= 20_000:
        raise Refused("earlier", "no such time", "hours before, up to 20000")
    return given


def _person(name: str, taken: Mapping[str, Any]) -> Person:
    traits = taken["traits"] or []
    if not isinstance(traits, list | tuple) or not all(type(one) is str and one in TRAITS for one in traits):
        raise Refused("traits", "not such a list", PERSON[0].allowed)
    numbers = {key: taken[key] for key in ("best_peak_flow", "oxygen_target")}
    known = {key: None if one is None else Decimal(str(one)) for key, one in numbers.items()}
    return Person(traits=frozenset(traits), age_months=taken["age_months"], goals=_goals(name, taken["goal"]), **known)


def _goals(name: str, given: Any) -> tuple[Goal, ...]:
    if given is None:
        return ()
    if not isinstance(given, Sequence) or isinstance(given, str) or len(given) not in (2, 3):
        raise Refused("goal", "not such a list", "[at least, below], and below for the bottom number")
    numbers = [None if one is None else number_of(one) for one in given]
    if any(number is None and one is not None for number, one in zip(numbers, given, strict=True)):
        raise Refused("goal", "not a number", "numbers or null")
    return (Goal(name, "the team", date(2026, 1, 1), *numbers),)
