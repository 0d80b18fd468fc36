"""A judgement in plain words, English or Spanish. It takes a Told; there are no words for a rule that was not seen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from alongside.knowledge.core.wording import Words, words

from .averages import Average
from .reading import BASES
from .told import Told
from .trend import Change, Trend
from .units import change_in_base, from_base

FOLDER = Path(__file__).parent
ALWAYS = ("mood",)  # said with every number of the kind, for a number cannot say it


@dataclass(frozen=True, slots=True)
class Said:
    """The meaning first, then why, then what to do, then where it is from."""

    headline: str
    why: tuple[str, ...]
    do: tuple[str, ...]
    sources: tuple[str, ...]


def texts(language: str) -> Words:
    """The words of this topic."""
    return words(FOLDER, language)


def said(told: Told, language: str) -> Said:
    """To a patient."""
    if type(told) is not Told:
        raise TypeError("Only what a patient may be told is put into words for one")
    say = texts(language)
    why = [say(f"rule.{rule.id}.why") for rule in told.because]
    why += [say(f"ask.{name}") for name in told.ask]
    why += [say("goal.missed", who=told.goal.agreed_with)] if told.goal else []
    do = [say(f"rule.{rule.id}.do") for rule in told.because]
    do += [say("ask.do")] if told.ask else []
    do += [say(f"missing.{name}") for name in told.missing]
    do += [say(f"always.{told.what}")] if told.what in ALWAYS else []
    seen = [rule.source for rule in told.because] + ([told.fine.source] if told.fine else [])
    return Said(
        say(f"state.{told.state.key}"), tuple(dict.fromkeys(why)), tuple(dict.fromkeys(do)),
        tuple(dict.fromkeys(f"{source.organisation}. {source.document}." for source in seen)),
    )  # fmt: skip


def average_said(average: Average, language: str) -> str:
    """What an average is and rests on, or what is missing."""
    say = texts(language)
    if average.numbers is None:
        return say("average.missing", readings=average.rests_on, days=average.days, more=average.more or 1)
    top, bottom = (round(number) for number in average.numbers)
    return say("average.is", top=top, bottom=bottom, readings=average.rests_on, days=average.days)


def trend_said(found: Trend, language: str, what: str, unit: str) -> str:
    """Which way it goes, how fast in the person's unit and how sure that is; or that nobody can say yet."""
    say, sizes = texts(language), [found.a_week, found.low, found.high]
    if found.direction not in ("up", "down"):
        return say(f"trend.{found.direction}", days=found.days, unit=unit)
    each = change_in_base(Decimal(1), unit, BASES[what])
    amount, *ends = (abs(Fraction(size) / each) for size in sizes if size is not None)
    low, high = sorted(ends)
    amounts = {"amount": _short(amount), "low": _short(low), "high": _short(high)}
    return say(f"trend.{found.direction}", days=found.days, unit=unit, **amounts)


def change_said(found: Change, language: str, what: str, unit: str, written: Callable[[date], str]) -> str:
    """A step in the level, and the days it may have been. `written` writes a day as the page does."""
    before, after = (_short(from_base(level, unit, BASES[what])) for level in (found.before, found.after))
    days = {"day": written(found.day), "earliest": written(found.earliest), "latest": written(found.latest)}
    return texts(language)("change.step", before=before, after=after, unit=unit, **days)


def _short(number: Fraction) -> str:
    """With one decimal, or two where it is below one."""
    return f"{float(number):.{1 if number >= 1 else 2}f}"
