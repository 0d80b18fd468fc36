"""What a row of values means, in one neutral sentence: up, down, or about the same, and since when. No judgement."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _

YEAR = timedelta(days=400)  # the comparison reaches back about a year: a yearly test finds last year's value
SAME = Decimal("0.02")  # smaller changes than this share are within what repeating a test gives


def meaning(points: Sequence[tuple[date, Decimal]], unit: str, *, what: str = "") -> str:
    """`points` oldest first, at least one. `what` names the number when there are two, such as "top number".

    The newest value is compared with the oldest of the last year; without one, with the value before.
    """
    (last_day, last), earlier = points[-1], points[:-1]
    if not earlier:
        return _("One value so far.")
    day, before = next(((d, v) for d, v in earlier if d >= last_day - YEAR), earlier[-1])
    change = last - before
    words = {
        "amount": f"{_plain(abs(change))} {unit}".strip(),
        "since": formats.date_format(day, "YEAR_MONTH_FORMAT"),
        "what": what,
    }
    if abs(change) <= abs(before) * SAME:
        sentence = _("%(what)s: about the same as in %(since)s.") if what else _("About the same as in %(since)s.")
    elif change < 0:
        sentence = _("%(what)s: down %(amount)s since %(since)s.") if what else _("Down %(amount)s since %(since)s.")
    else:
        sentence = _("%(what)s: up %(amount)s since %(since)s.") if what else _("Up %(amount)s since %(since)s.")
    return sentence % words


def _plain(value: Decimal) -> str:
    """Without needless zeros, and never as 1E+2."""
    return f"{value.normalize():f}"
