"""Dates and names as a person reads them, in their language and zone."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import lru_cache

from django import template
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.knowledge.core.dates import PartialDate

from ..page.card import Dated
from ..page.days import written

register = template.Library()


@dataclass(frozen=True, slots=True)
class Reader:
    """In whose language and zone something is said. To look these up takes longer than to say a day: once for many."""

    language: str
    zone: tzinfo

    @classmethod
    def here(cls) -> "Reader":
        """The one for whom this page is made."""
        return cls(get_language() or "", timezone.get_current_timezone())

    def when(self, value: PartialDate | None) -> str:
        """A date of the record as exactly as the record has it: a day, a month, or a year alone."""
        if value is None:
            return ""
        if value.is_day:
            return self.day(value.instant or value.lower)
        if (value.lower.year, value.lower.month) == (value.upper.year, value.upper.month):
            return written(value.lower, "YEAR_MONTH_FORMAT", self.language)
        return str(value.lower.year)

    def hour(self, value: PartialDate | None) -> str:
        """A visit to come: its weekday, and its hour when the record has one."""
        if value is None or not value.is_day:
            return self.when(value)
        moment = value.instant.astimezone(self.zone) if value.instant else None
        words = {"weekday": formats.date_format(moment or value.lower, "l"), "day": self.when(value)}
        if moment is None:
            return _("%(weekday)s, %(day)s") % words
        return _("%(weekday)s, %(day)s at %(time)s") % {**words, "time": formats.time_format(moment, "TIME_FORMAT")}

    def day(self, value: date | datetime) -> str:
        """Nov. 3, 2026 · 3 de noviembre de 2026."""
        return written(self._local(value), "DATE_FORMAT", self.language)

    def dated(self, value: Dated) -> str:
        """A date with the word that says what it is: Since March 2019."""
        return f"{value.word} {self.hour(value.date) if value.timed else self.when(value.date)}"

    def as_of(self, value: date | datetime) -> str:
        """Record as of Nov. 3, 2026."""
        return _as_of(self._local(value), self.language)

    def _local(self, value: date | datetime) -> date:
        return value.astimezone(self.zone).date() if isinstance(value, datetime) else value


@register.filter
def when(value: PartialDate | None) -> str:
    """A date of the record as exactly as the record has it."""
    return Reader.here().when(value)


@register.filter
def hour(value: PartialDate | None) -> str:
    """A visit to come: its weekday and hour."""
    return Reader.here().hour(value)


@register.filter
def day(value: date | datetime | None) -> str:
    """A day, written out."""
    return "" if value is None else Reader.here().day(value)


@register.filter
def dated(value: Dated) -> str:
    """A date with the word that says what it is."""
    return Reader.here().dated(value)


@register.filter
def as_of(value: date | datetime) -> str:
    """Record as of which day."""
    return Reader.here().as_of(value)


@lru_cache(maxsize=20_000)
def _as_of(value: date, language: str) -> str:
    return _("Record as of %(day)s") % {"day": written(value, "DATE_FORMAT", language)}


@register.filter
def moment(value: datetime | None) -> str:
    """A day with its time, in the person's zone."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return _("%(day)s at %(time)s") % {
        "day": formats.date_format(local, "DATE_FORMAT"),
        "time": formats.time_format(local, "TIME_FORMAT"),
    }


@register.filter
def by_when(value: datetime | None) -> str:
    """By when something is promised: by tomorrow at noon · by Tuesday at 5 p.m. · by Nov. 3, 2026."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    days = (local.date() - timezone.localdate()).days
    words = {"weekday": formats.date_format(local, "l"), "time": formats.time_format(local, "TIME_FORMAT")}
    if days == 0:
        return _("by today at %(time)s") % words
    if days == 1:
        return _("by tomorrow at %(time)s") % words
    if 1 < days < 7:
        return _("by %(weekday)s at %(time)s") % words
    return _("by %(day)s") % {"day": day(value)}


@register.filter(is_safe=True)
def one_stop(sentences: str) -> str:
    """Sentences that may end in an hour, with one full stop: "p.m." brings its own."""
    return sentences.replace("..", ".")


@register.filter
def initials(name: str) -> str:
    """Up to two letters of a name, titles such as "Dr." left out."""
    words = [word for word in str(name).split() if not word.endswith(".")]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0] for word in chosen).upper()
