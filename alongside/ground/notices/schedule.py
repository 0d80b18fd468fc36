"""When a notice may go: quiet hours and the day's message, on the clock where the person lives. Pure arithmetic."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DIGEST = time(9)  # when the day's message goes, or when quiet hours end, if that is later


@dataclass(frozen=True)
class Quiet:
    """From when until when somebody is not to be disturbed; `begins` may be later than `ends`: over midnight."""

    begins: time = time(21)
    ends: time = time(8)

    def holds(self, at: time) -> bool:
        """Whether it is quiet at this time of the day. Its end is not quiet any more."""
        if self.begins < self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


def local(moment: datetime, zone: str) -> datetime:
    """The moment on the clock of a zone."""
    return moment.astimezone(ZoneInfo(zone))


def next_loud(moment: datetime, quiet: Quiet, zone: str) -> datetime:
    """The first moment from this one on that is not in quiet hours, in UTC."""
    here = local(moment, zone)
    if not quiet.holds(here.time()):
        return moment.astimezone(UTC)
    day = here.date() if here.time() < quiet.ends else here.date() + timedelta(days=1)
    return _after(moment, day, quiet.ends, zone)


def next_digest(moment: datetime, quiet: Quiet, zone: str, sent_on: date | None = None) -> datetime:
    """When the next day's message goes: at nine, or when it is loud; on no day up to `sent_on`, which had its own."""
    at = quiet.ends if quiet.holds(DIGEST) else DIGEST
    here = local(moment, zone)
    day = here.date() if here.time() <= at else here.date() + timedelta(days=1)
    if sent_on is not None and day <= sent_on:
        day = sent_on + timedelta(days=1)
    return next_loud(_after(moment, day, at, zone), quiet, zone)


def _after(moment: datetime, day: date, at: time, zone: str) -> datetime:
    """A time of a day as a moment in UTC, never before `moment`.

    Where a changed clock shows it twice, the first one still to come; where it leaves it out, as long after the gap.
    """
    moment = moment.astimezone(UTC)
    for fold in (0, 1):
        found = datetime.combine(day, at, ZoneInfo(zone)).replace(fold=fold).astimezone(UTC)
        if found > moment:
            return found
    return moment
