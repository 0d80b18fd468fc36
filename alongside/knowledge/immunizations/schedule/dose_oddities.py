"""What is odd about one series dose."""

from collections.abc import Iterator
from datetime import date

from .durations import Duration, add
from .model import Age, Antigen, Condition, Interval, Schedule, SeriesDose
from .spoken import length

# Lengths of time are put in order by where they lead from an ordinary day.
SOME_DAY = date(2020, 1, 15).toordinal()
KINDS = ("age", "interval", "completed series", "vaccine count")
COMPARISONS = ("greater than", "equal to", "less than")


def dose_oddities(dose: SeriesDose, antigen: Antigen, schedule: Schedule) -> Iterator[str]:
    """Everything odd about the dose, in words."""
    for age in dose.ages:
        yield from _in_order(age, "age")
        if age.minimum is not None and age.maximum is not None and _later(age.minimum, age.maximum):
            yield f"its minimum age, {length(age.minimum)}, is after its maximum age, {length(age.maximum)}"
    for interval in (*dose.intervals, *dose.allowable_intervals):
        yield from _in_order(interval, "interval")
        if interval.from_target_dose is not None and not 0 < interval.from_target_dose < dose.number:
            yield f"an interval counts from dose {interval.from_target_dose}, which does not come before it"
        code = interval.from_observation
        if code is not None and code not in schedule.observations:
            yield f"an interval counts from observation “{code}”, which is not among the observations"
    for condition in (c for skip in dose.skips for one in skip.sets for c in one.conditions):
        yield from _condition(condition, antigen)
    if any(not skip.evaluating and not skip.forecasting for skip in dose.skips):
        yield "a skip rule is for neither evaluation nor forecast"
    if any(not one.conditions for skip in dose.skips for one in skip.sets):
        yield "a skip rule has a set without conditions, which is always met"
    yield from _vaccines(dose, antigen, schedule)
    if dose.season is not None and dose.season.end is not None and dose.season.end < dose.season.start:
        yield "its season ends before it begins"


def _vaccines(dose: SeriesDose, antigen: Antigen, schedule: Schedule) -> Iterator[str]:
    named = {*dose.preferable, *dose.allowable, *dose.inadvertent}
    named |= {cvx for i in dose.intervals for cvx in i.from_most_recent}
    named |= {cvx for skip in dose.skips for one in skip.sets for c in one.conditions for cvx in c.vaccines}
    for cvx in sorted(named - set(schedule.vaccines)):
        yield f"CVX {cvx} is not among the vaccines"
    for cvx in sorted({*dose.preferable, *dose.allowable} & set(schedule.vaccines)):
        if antigen.name not in schedule.vaccines[cvx].antigens:
            yield f"CVX {cvx} is to be used, but holds no {antigen.name}"
    if both := sorted({*dose.preferable, *dose.allowable} & dose.inadvertent):
        yield f"CVX {', '.join(both)} both counts and never counts"
    if not dose.preferable and not dose.allowable:
        yield "no vaccine counts for it"


def _in_order(rule: Age | Interval, what: str) -> Iterator[str]:
    names = ("absolute_minimum", "minimum", "earliest_recommended", "latest_recommended")
    known = [(name, value) for name in names if (value := getattr(rule, name)) is not None]
    for (first, before), (second, after) in zip(known, known[1:], strict=False):
        if _later(before, after):
            yield (
                f"its {first.replace('_', ' ')} {what}, {length(before)}, "
                f"is after its {second.replace('_', ' ')} {what}, {length(after)}"
            )
    if rule.span and rule.span.effective and rule.span.cessation and rule.span.effective > rule.span.cessation:
        yield f"an {what} rule ends before it begins"


def _condition(condition: Condition, antigen: Antigen) -> Iterator[str]:
    if condition.kind not in KINDS:
        yield f"a skip rule asks for “{condition.kind}”, which is not known"
    elif condition.kind == "vaccine count" and condition.comparison not in COMPARISONS:
        yield f"a skip rule compares a count by “{condition.comparison}”, which is not known"
    elif condition.kind == "interval" and condition.interval is None:
        yield "a skip rule asks for an interval without a length"
    elif condition.kind == "completed series" and (missing := set(condition.series_groups) - set(antigen.groups)):
        yield f"a skip rule asks for series group {', '.join(sorted(missing))}, which is not there"


def _later(one: Duration, other: Duration) -> bool:
    return add(SOME_DAY, one) > add(SOME_DAY, other)
