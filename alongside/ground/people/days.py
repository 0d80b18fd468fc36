"""The day it is where a person lives."""

from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from ..practice.selectors import the_practice
from .models import Person


class Days:
    """Everybody's day at one moment. Who named no time zone lives in the practice's, which is looked up once."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def of(self, person: Person) -> date:
        """The person's own day."""
        return self._now.astimezone(ZoneInfo(person.timezone or self._practice_zone)).date()

    @cached_property
    def _practice_zone(self) -> str:
        practice = the_practice()
        return practice.timezone if practice else "UTC"
