"""Our data files to immutable objects: parsed once, shared by everybody's forecasts."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from . import model as m
from .durations import Duration, parse
from .written import read_folder

Row = dict[str, Any]
DATA = Path(__file__).resolve().parent.parent / "data"
DEFAULT = "cdc-cdsi-4.64"


@cache
def shipped(name: str = DEFAULT) -> m.Schedule:
    """A schedule that comes with Alongside. Raises FileNotFoundError for a name that does not."""
    return from_folder(DATA / name)


@cache
def named(name: str | None) -> m.Schedule:
    """A shipped schedule by name (None: the usual one), or any in a folder. Raises FileNotFoundError or ValueError."""
    if name is None:
        return shipped()
    return shipped(name) if (DATA / name / "schedule.json").is_file() else from_folder(Path(name))


def from_folder(folder: Path) -> m.Schedule:
    """A compiled schedule from its folder. Raises FileNotFoundError, or ValueError for what is no schedule."""
    try:
        return from_rows(read_folder(folder))
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError(f"{folder} is not a compiled schedule: {wrong!r}") from wrong


def from_rows(rows: dict[str, Row]) -> m.Schedule:
    """A schedule from the contents of its files."""
    head = rows["schedule"]
    antigens = [_antigen(row) for name, row in rows.items() if name != "schedule"]
    return m.Schedule(
        name=head["schedule"],
        source=head["source"],
        groups={n: m.VaccineGroup(n, tuple(g["antigens"]), g.get("full", False)) for n, g in head["groups"].items()},
        antigens={antigen.name: antigen for antigen in antigens},
        vaccines={
            cvx: m.Vaccine(cvx, v["name"], {a: _ages(r) for a, r in v["antigens"].items()})
            for cvx, v in head["vaccines"].items()
        },
        conflicts=_conflicts(head["conflicts"]),
        impairing=frozenset(row["previous"] for row in head["conflicts"]),
        observations={
            code: m.Observation(code, o["title"], tuple(_system_and_code(c) for c in o.get("codes", ())))
            for code, o in head["observations"].items()
        },
    )


def _system_and_code(written: str) -> tuple[str, str]:
    system, _, code = written.partition(" ")
    return system, code


@cache
def _length(text: str | None) -> Duration | None:
    return None if text is None else parse(text)


@cache
def _age_range(begin: str | None, end: str | None) -> m.AgeRange:
    return m.AgeRange(_length(begin), _length(end))


def _ages(row: Row) -> m.AgeRange:
    return _age_range(row.get("begin"), row.get("end"))


def _day(text: str | None) -> int | None:
    return None if text is None else date.fromisoformat(text).toordinal()


def _span(row: Row) -> m.Span | None:
    effective, cessation = row.get("effective"), row.get("cessation")
    return m.Span(_day(effective), _day(cessation)) if effective or cessation else None


def _conflicts(rows: list[Row]) -> dict[str, dict[str, m.Conflict]]:
    found: dict[str, dict[str, m.Conflict]] = {}
    for row in rows:
        conflict = m.Conflict(parse(row["begin"]), parse(row["minimum_end"]), parse(row["end"]))
        for impacted in row["impacts"].split():
            found.setdefault(impacted, {}).setdefault(row["previous"], conflict)
    return found


def _antigen(row: Row) -> m.Antigen:
    groups: dict[str, list[m.AntigenSeries]] = {}
    for series in row["series"]:
        groups.setdefault(series["series_group"], []).append(_series(series, row["antigen"]))
    return m.Antigen(
        name=row["antigen"],
        immunity_observations=frozenset(row.get("immunity", ())),
        immunity_by_birth=tuple(
            m.BirthDateImmunity(_day(b["born_before"]) or 0, b.get("country"), frozenset(b.get("unless", ())))
            for b in row.get("immunity_by_birth", ())
        ),
        contraindications={c["observation"]: _ages(c) for c in row.get("contraindications", ())},
        vaccine_contraindications=tuple(
            m.VaccineContraindication(
                c["observation"], {cvx: _ages(v) for v in c["vaccines"] for cvx in v["cvx"].split()}
            )
            for c in row.get("vaccine_contraindications", ())
        ),
        groups={name: tuple(series) for name, series in sorted(groups.items())},
    )


def _series(row: Row, antigen: str) -> m.AntigenSeries:
    return m.AntigenSeries(
        name=row["name"],
        antigen=antigen,
        vaccine_group=row["vaccine_group"],
        kind=row["kind"],
        decide_together=row.get("decide_together", False),
        equivalent_groups=frozenset(row.get("equivalent_groups", "").split()),
        genders=frozenset(row.get("genders", ())),
        default=row.get("default", False),
        product_path=row.get("product_path", False),
        series_group=row["series_group"],
        series_group_name=row.get("series_group_name", ""),
        priority=row.get("priority", ""),
        preference=row.get("preference"),
        minimum_age_to_start=_length(row.get("minimum_age_to_start")),
        maximum_age_to_start=_length(row.get("maximum_age_to_start")),
        indications=tuple(m.Indication(i["observation"], _ages(i)) for i in row.get("indications", ())),
        doses=tuple(_dose(d) for d in row["doses"]),
    )


def _dose(row: Row) -> m.SeriesDose:
    get: Callable[[str], Any] = row.get
    season = get("season")
    return m.SeriesDose(
        number=row["dose"],
        ages=tuple(_age(a) for a in get("ages") or ()),
        intervals=tuple(_interval(i) for i in get("intervals") or ()),
        allowable_intervals=tuple(_interval(i) for i in get("allowable_intervals") or ()),
        preferable=_vaccines(get("preferable") or []),
        allowable=_vaccines(get("allowable") or []),
        inadvertent=frozenset((get("inadvertent") or "").split()),
        skips=tuple(_skip(s) for s in get("skips") or ()),
        recurring=bool(get("recurring")),
        season=m.Season(_day(season[0]) or 0, _day(season[1])) if season else None,
    )


def _age(row: Row) -> m.Age:
    return m.Age(
        absolute_minimum=_length(row.get("absolute_minimum")),
        minimum=_length(row.get("minimum")),
        earliest_recommended=_length(row.get("earliest_recommended")),
        latest_recommended=_length(row.get("latest_recommended")),
        maximum=_length(row.get("maximum")),
        span=_span(row),
    )


def _interval(row: Row) -> m.Interval:
    since, *rest = row["from"].split()
    return m.Interval(
        from_previous=since == "previous",
        from_target_dose=int(rest[0]) if since == "dose" else None,
        from_most_recent=frozenset(rest if since == "vaccines" else ()),
        from_observation=rest[0] if since == "observation" and rest else None,
        absolute_minimum=_length(row.get("absolute_minimum")),
        minimum=_length(row.get("minimum")),
        earliest_recommended=_length(row.get("earliest_recommended")),
        latest_recommended=_length(row.get("latest_recommended")),
        priority=row.get("priority", False),
        span=_span(row),
    )


def _vaccines(rows: list[Row]) -> dict[str, tuple[m.SeriesVaccine, ...]]:
    found: dict[str, tuple[m.SeriesVaccine, ...]] = {}
    for row in rows:
        extra = (row.get("product"), row.get("trade_name"), row.get("volume"), row.get("forecast", False))
        for cvx in row["cvx"].split():
            found[cvx] = (*found.get(cvx, ()), m.SeriesVaccine(cvx, _ages(row), *extra))
    return found


def _skip(row: Row) -> m.ConditionalSkip:
    return m.ConditionalSkip(
        evaluating=row["when"] in ("evaluation", "both"),
        forecasting=row["when"] in ("forecast", "both"),
        any_set=row.get("any_set", False),
        sets=tuple(
            m.SkipSet(
                s["number"], s.get("any_condition", False), tuple(_condition(c) for c in s["conditions"]), _span(s)
            )
            for s in row["sets"]
        ),
    )


def _condition(row: Row) -> m.Condition:
    return m.Condition(
        kind=row["kind"],
        ages=_ages(row),
        start=_day(row.get("start_date")),
        end=_day(row.get("end_date")),
        interval=_length(row.get("interval")),
        count=int(row.get("count", 0)),
        comparison=row.get("comparison", ""),
        valid_only=row.get("doses") == "valid",
        vaccines=frozenset(row.get("vaccines", "").split()),
        series_groups=tuple(row.get("series_groups", "").split()),
    )
