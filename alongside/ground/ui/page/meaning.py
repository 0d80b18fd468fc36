"""What a row of values means, in neutral words: up, down, or about the same, and since when. No judgement."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from .days import written

Point = tuple[date, Decimal]

YEAR = timedelta(days=400)  # the comparison reaches back about a year: a yearly test finds last year's value
SAME = Decimal("0.02")  # smaller changes than this share are within what repeating a test gives, if no source says more
DRIFT = Decimal("0.05")  # a slow change over years that a year alone does not show


def meaning(points: Sequence[Point], unit: str, today: date, *, what: str = "", same: Decimal = SAME) -> str:
    """`points` oldest first, at least one. `what` names the number when there are two, such as "Top number".

    `same`: the share of itself by which this test moves within a person who stays the same.

    The newest value is compared with the oldest of the last year; without one, with the value before. About the same
    as a year ago may still be much less than years ago: then that is said too. What is old is told as past.
    """
    last, earlier = points[-1], points[:-1]
    if not earlier:
        said = _("One value so far.")
    else:
        before = _before(points)
        now = last[0] >= today - YEAR
        said = _change(before, last, unit, now=now, same=same)
        if tells_of_years(points, same):
            said = f"{said} {_change(earlier[0], last, unit, now=now, same=same)}"
    return f"{what}: {said[0].lower()}{said[1:]}" if what and earlier else said


def tells_of_years(points: Sequence[Point], same: Decimal = SAME) -> bool:
    """Whether the newest value is about the same as a year ago, but not as years ago. At least one point."""
    return len(points) > 1 and _same(_before(points), points[-1], same) and _drifted(points, max(DRIFT, same))


def _before(points: Sequence[Point]) -> Point:
    """What the newest value is compared with. At least two points."""
    last, earlier = points[-1], points[:-1]
    return next((point for point in earlier if point[0] >= last[0] - YEAR), earlier[-1])


def _drifted(points: Sequence[Point], drift: Decimal) -> bool:
    """Whether the values moved one way over the years: first and last third lie apart by most of what there is.

    Values that only go up and down drift nowhere, whichever two one compares.
    """
    values = [value for _day, value in points]
    third = max(1, len(values) // 3)
    moved = abs(sum(values[-third:]) - sum(values[:third])) / third
    far = abs(values[-1] - values[0]) > abs(values[0]) * drift
    return far and moved > (max(values) - min(values)) / 2


def _same(before: Point, last: Point, same: Decimal) -> bool:
    return abs(last[1] - before[1]) <= abs(before[1]) * same


def _change(before: Point, last: Point, unit: str, *, now: bool, same: Decimal) -> str:
    change = last[1] - before[1]
    words = {"amount": _amount(abs(change), unit), "since": _month(before[0]), "until": _month(last[0])}
    if _same(before, last, same):
        sentence = _("About the same as in %(since)s.") if now else _("About the same in %(since)s and %(until)s.")
    elif change < 0:
        sentence = _("Down %(amount)s since %(since)s.") if now else _("Down %(amount)s from %(since)s to %(until)s.")
    else:
        sentence = _("Up %(amount)s since %(since)s.") if now else _("Up %(amount)s from %(since)s to %(until)s.")
    return sentence % words


def _month(day: date) -> str:
    return written(day, "YEAR_MONTH_FORMAT", get_language())


def _amount(value: Decimal, unit: str) -> str:
    """Without needless zeros, and never as 1E+2. Of percents a change is in points: 7.7% to 7.0% is not 0.7% less."""
    plain = f"{value.normalize():f}"
    if unit == "%":
        return ngettext("%(n)s point", "%(n)s points", 1 if value == 1 else 2) % {"n": plain}
    return f"{plain} {unit}".strip()
