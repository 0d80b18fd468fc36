"""Reasons in sentences: for the patient and for the nurse, in the language asked for."""

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from .reasons import Reason
from .schedule.model import Schedule

# The names that CDC's own test cases give to reasons; None where a dose simply counts.
_NAMES = {
    "dose.substandard": "Sub-standard", "dose.expired": "Lot expired", "dose.inadvertent": "Inadvertent Vaccine",
    "age.too-young": "Age: Too Young", "age.too-old": "Age: Too Old", "age.grace": "Age: Grace Period",
    "interval.too-soon": "Interval: Too Soon", "interval.grace": "Interval: Grace Period",
    "dose.conflict": "Vaccine Conflict", "dose.extra": "Series Already Complete",
    "vaccine.wrong-age": "Vaccine: Outside its Age Range", "vaccine.other-product": "Vaccine: Other Product",
    "vaccine.not-listed": "Not a preferable or allowable vaccine", "vaccine.little": "Volume: Less Than Recommended",
}  # fmt: skip


def named(reasons: Sequence[Reason]) -> str | None:
    """The first reason that has a name of its own, by CDC's name for it."""
    return next((_NAMES[reason.key] for reason in reasons if reason.key in _NAMES), None)


def sentence(reason: Reason, audience: str, language: str, schedule: Schedule) -> str:
    """What a reason says. `audience`: "patient" or "nurse". Raises KeyError when the words are missing."""
    words = _words(language)
    days = abs(reason.on - reason.limit) if reason.on is not None and reason.limit is not None else 0
    return str(words["reason"][reason.key][audience]).format(
        section=reason.section,
        on=_said(reason.on, language),
        limit=_said(reason.limit, language),
        days=_counted(days, language),
        item=_item(reason, schedule, language),
    )


def status_words(status: str, language: str) -> str:
    """A status for people: "Not Complete" is "not finished"."""
    return str(_words(language)["status"][status])


@cache
def _words(language: str) -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files(__package__).joinpath(f"words.{language[:2]}.toml").read_text(encoding="utf-8"))


def _counted(days: int, language: str) -> str:
    return str(_words(language)["days"]["one" if days == 1 else "many"]).format(n=days)


def _said(day: int | None, language: str) -> str:
    if day is None:
        return ""
    when = date.fromordinal(day)
    month = str(_words(language)["month"][str(when.month)])
    return str(_words(language)["days"]["date"]).format(day=when.day, month=month, year=when.year)


def _item(reason: Reason, schedule: Schedule, language: str) -> str:
    """A CVX code or an observation by its name, a data item by its words, a skipped dose by its number."""
    item = reason.item
    if reason.key in ("series.indication", "immune.history", "contraindicated.antigen", "contraindicated.vaccines"):
        known = schedule.observations.get(item)
        return known.title if known else item
    if item and reason.key.startswith(("vaccine.", "dose.inadvertent", "dose.conflict")):
        return schedule.vaccines[item].name if item in schedule.vaccines else f"CVX {item}"
    if reason.key == "dose.skipped":
        return item.partition("/")[0]
    return str(_words(language)["item"][item]) if item else ""
