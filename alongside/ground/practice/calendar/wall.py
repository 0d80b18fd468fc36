"""From the clock on the wall to a moment, on days of 23, 24 and 25 hours, and on days that a place left out."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

SECOND = timedelta(seconds=1)


def first_shown(local: datetime, zone: str) -> datetime:
    """The first moment, in UTC, at which the clocks of `zone` show `local` (naive) or later.

    An hour that comes twice counts when it comes first. An hour that is left out is shown "or later" at the moment at
    which the clocks are moved, so that a place which opens at 02:30 opens then; nothing is counted that did not exist.
    """
    tz = ZoneInfo(zone)
    moment = local.replace(tzinfo=tz).astimezone(UTC)
    if _shown(moment, tz) == local:
        return moment
    before, after = local.replace(tzinfo=tz, fold=1).astimezone(UTC), moment
    while after - before > SECOND:
        middle = before + (after - before) // SECOND // 2 * SECOND
        before, after = (before, middle) if _shown(middle, tz) >= local else (middle, after)
    return after


def _shown(moment: datetime, tz: ZoneInfo) -> datetime:
    return moment.astimezone(tz).replace(tzinfo=None)
