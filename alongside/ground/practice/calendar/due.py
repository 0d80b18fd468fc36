"""By when: rules that a person would say, as moments of a calendar. Each can be written down in a word or two."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from .count import add
from .openings import DAY, PATIENCE, between
from .value import Calendar, NeverOpen, Opening
from .wall import first_shown


@dataclass(frozen=True)
class Within:
    """Within so many minutes of being open."""

    minutes: int

    def __str__(self) -> str:
        return f"within {self.minutes}"

    def after(self, calendar: Calendar, start: datetime) -> datetime:
        """Raises NeverOpen."""
        return add(calendar, start, timedelta(minutes=self.minutes))


@dataclass(frozen=True)
class OnDay:
    """By an hour of the next working day, or of the one so many working days from now; the day is the practice's."""

    days: int
    at: time

    def __str__(self) -> str:
        return f"day {self.days} {self.at:%H:%M}"

    def after(self, calendar: Calendar, start: datetime) -> datetime:
        """In opening time: where it is closed at that hour, when it closed before, else when it closes next that day.

        Raises NeverOpen.
        """
        day, left = start.astimezone(ZoneInfo(calendar.zone)).date(), self.days
        for _ in range(self.days * 7 + PATIENCE * 7):
            day += DAY
            midnight, end = (first_shown(datetime.combine(one, time()), calendar.zone) for one in (day, day + DAY))
            if open_that_day := between(calendar, midnight, end):
                left -= 1
                if not left:
                    return _by(open_that_day, first_shown(datetime.combine(day, self.at), calendar.zone))
        raise NeverOpen


Rule = Within | OnDay


def read(words: str) -> Rule:
    """A rule as it was written down. Raises ValueError for any other words."""
    match words.split():
        case ["within", minutes] if int(minutes) > 0:
            return Within(int(minutes))
        case ["day", days, at] if int(days) > 0:
            return OnDay(int(days), time.fromisoformat(at))
    raise ValueError(f"no rule for when something is due: {words}")


def _by(openings: list[Opening], wanted: datetime) -> datetime:
    before = [closes for opens, closes in openings if opens < wanted]
    return min(before[-1], wanted) if before else openings[0][1]
