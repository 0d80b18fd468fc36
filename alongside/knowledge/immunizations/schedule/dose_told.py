"""What a schedule says of one series dose, as labelled statements."""

from collections.abc import Iterator, Mapping

from .model import Condition, ConditionalSkip, Interval, Schedule, SeriesDose, SeriesVaccine, SkipSet
from .spoken import ages, counted_from, day, length, vaccine, vaccines, when

_AGES = ("absolute_minimum", "minimum", "earliest_recommended", "latest_recommended", "maximum")
_INTERVALS = _AGES[:4]
_COUNTED = {"greater than": "more than", "equal to": "exactly", "less than": "fewer than"}
_FOR = {
    (False, False): " never",
    (True, True): "",
    (True, False): " when a dose is judged",
    (False, True): " when the next dose is worked out",
}


def dose_statements(dose: SeriesDose, schedule: Schedule) -> Iterator[tuple[str, str]]:
    """Label and statement of everything about the dose."""
    for age in dose.ages:
        for name in _AGES:
            if (value := getattr(age, name)) is not None:
                yield f"{name.replace('_', ' ')} age{when(age.span)}", length(value)
    yield from _intervals("", dose.intervals, schedule)
    yield from _intervals("allowable: ", dose.allowable_intervals, schedule)
    yield from _used("preferable", dose.preferable, schedule)
    yield from _used("allowable", dose.allowable, schedule)
    for cvx in sorted(dose.inadvertent):
        yield f"never counts: {vaccine(cvx, schedule)}", "yes"
    for skip in dose.skips:
        joined = " OR " if skip.any_set else " AND "
        yield f"skipped{_FOR[skip.evaluating, skip.forecasting]}", joined.join(_set(s, schedule) for s in _sets(skip))
    if dose.recurring:
        yield "given again and again", "yes"
    if dose.season is not None:
        yield "season", f"{day(dose.season.start)} to {day(dose.season.end) if dose.season.end else 'open'}"


def _intervals(kind: str, intervals: tuple[Interval, ...], schedule: Schedule) -> Iterator[tuple[str, str]]:
    for interval in intervals:
        since = f"interval from {counted_from(interval, schedule)}{when(interval.span)}"
        for name in _INTERVALS:
            if (value := getattr(interval, name)) is not None:
                yield f"{kind}{name.replace('_', ' ')} {since}", length(value)
        if interval.priority:
            yield f"{kind}{since} goes before those of other antigens", "yes"


def _used(kind: str, used: Mapping[str, tuple[SeriesVaccine, ...]], schedule: Schedule) -> Iterator[tuple[str, str]]:
    for cvx, rows in sorted(used.items()):
        for row in rows:
            extra = [row.trade_name] if row.trade_name else []
            extra += [f"of {row.product}"] if row.product else []
            extra += [f"{row.volume:g} mL"] if row.volume is not None else []
            extra += ["named in the forecast"] if row.forecast else []
            yield f"{kind} vaccine {vaccine(cvx, schedule)}", ", ".join([ages(row.ages), *extra])


def _sets(skip: ConditionalSkip) -> list[SkipSet]:
    return sorted(skip.sets, key=lambda one: one.number)


def _set(one: SkipSet, schedule: Schedule) -> str:
    joined = " or " if one.any_condition else " and "
    return "(" + joined.join(_condition(c, schedule) for c in one.conditions) + ")" + when(one.span)


def _condition(condition: Condition, schedule: Schedule) -> str:
    if condition.kind == "age":
        return f"age {ages(condition.ages)}"
    if condition.kind == "interval":
        return f"{length(condition.interval) if condition.interval else '?'} after the previous dose"
    if condition.kind == "completed series":
        return f"a series of group {', '.join(condition.series_groups)} is complete"
    doses = ("valid " if condition.valid_only else "") + ("dose" if condition.count == 1 else "doses")
    counted = f"{_COUNTED.get(condition.comparison, condition.comparison)} {condition.count} {doses}"
    of = f" of {vaccines(condition.vaccines, schedule)}" if condition.vaccines else ""
    since = f" since {day(condition.start)}" if condition.start is not None else ""
    before = f" before {day(condition.end)}" if condition.end is not None else ""
    return f"{counted}{of} given {ages(condition.ages)}{since}{before}"
