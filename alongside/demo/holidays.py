"""The days on which the clinic is closed."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date


def holidays(rules: dict[str, list[int]], years: range) -> dict[date, str]:
    """Date → name, for each year. A rule is [month, day] or [month, which, weekday]: Monday is 0, -1 the last one."""
    return dict(sorted(_each(rules, years)))


def _each(rules: dict[str, list[int]], years: range) -> Iterator[tuple[date, str]]:
    for year in years:
        for name, rule in rules.items():
            month = rule[0]
            if len(rule) == 2:
                yield date(year, month, rule[1]), name
                continue
            days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
            which = rule[1] if rule[1] < 0 else rule[1] - 1
            yield [day for day in days if day.weekday() == rule[2]][which], name
