"""A schedule's lengths of time, ages and days in words, the same for the same meaning: "28 days" is "4 weeks"."""

from datetime import date

from .durations import Duration
from .model import AgeRange, Interval, Schedule, Span

WEEK, GRACE = 7, 4


def length(value: Duration) -> str:
    """ "28 days" is "4 weeks", "24 months" is "2 years"; four days less are said as the grace that they are."""
    months, days = value
    said = []
    if months:
        said.append(_counted(months // 12, "year") if months % 12 == 0 and months > 12 else _counted(months, "month"))
    if days > GRACE and (days + GRACE) % WEEK == 0:
        said += [_counted((days + GRACE) // WEEK, "week"), f"- {GRACE} days"]
    elif days or not said:
        count = _counted(abs(days) // WEEK, "week") if days and days % WEEK == 0 else _counted(abs(days), "day")
        said.append(count if not said and days >= 0 else f"{'-' if days < 0 else '+'} {count}")
    return " ".join(said)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def day(ordinal: int) -> str:
    """YYYY-MM-DD."""
    return date.fromordinal(ordinal).isoformat()


def ages(value: AgeRange) -> str:
    """From the first age on, before the second."""
    parts = [f"from {length(value.begin)}"] if value.begin else []
    parts += [f"before {length(value.end)}"] if value.end else []
    return ", ".join(parts) or "at any age"


def when(span: Span | None) -> str:
    """What to add to a rule that is in force on some days only; "" when it always is."""
    if span is None:
        return ""
    parts = [f"since {day(span.effective)}"] if span.effective is not None else []
    parts += [f"until {day(span.cessation)}"] if span.cessation is not None else []
    return f" ({', '.join(parts)})"


def vaccine(cvx: str, schedule: Schedule) -> str:
    """Name and code."""
    known = schedule.vaccines.get(cvx)
    return f"{known.name} (CVX {cvx})" if known else f"CVX {cvx}"


def vaccines(codes: frozenset[str] | tuple[str, ...], schedule: Schedule) -> str:
    """Several, in the order of their codes."""
    return ", ".join(vaccine(cvx, schedule) for cvx in sorted(codes))


def observation(code: str, schedule: Schedule) -> str:
    """Title and code."""
    known = schedule.observations.get(code)
    return f"{known.title} ({code})" if known else f"observation {code}"


def counted_from(interval: Interval, schedule: Schedule) -> str:
    """What an interval begins with."""
    if interval.from_previous:
        return "the previous dose"
    if interval.from_target_dose is not None:
        return f"dose {interval.from_target_dose}"
    if interval.from_most_recent:
        return f"the last of {vaccines(interval.from_most_recent, schedule)}"
    return observation(interval.from_observation or "", schedule)
