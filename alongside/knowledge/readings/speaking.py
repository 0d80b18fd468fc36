"""Whether one rule speaks: about this person, and about these numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from operator import ge, gt, le, lt
from statistics import median

from .person import Person
from .reading import Reading
from .rules import MEASURES, Fine, Rule
from .units import change_in_base, in_base

COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
LAST = 14  # readings that a baseline rests on
LEAST = 5  # fewer are no baseline; our own limit


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is usual for somebody: the median of their last readings, and of how many."""

    value: Fraction
    rests_on: int


def baseline(readings: Sequence[Reading]) -> Baseline | None:
    """From the last 14 readings, given in order of time. None for fewer than 5."""
    last = [one.exact[0] for one in readings[-LAST:]]
    return Baseline(median(last), len(last)) if len(last) >= LEAST else None


def about(rule: Rule | Fine, person: Person) -> bool:
    """Whether it is a rule for this person. An age that is not known is any age."""
    if rule.traits and not person.traits & set(rule.traits):
        return False
    own = person.oxygen_target is not None
    if (own and not rule.everyone) or (not own and rule.relative.startswith("target")):
        return False
    if isinstance(rule, Rule) and person.age_months is not None:
        return rule.min_months <= person.age_months < rule.max_months
    return True


def limit(value: Fraction, unit: str, relative: str, person: Person, base: str) -> Fraction | None:
    """The limit in the base unit. None where it depends on something that is not known of the person."""
    if relative == "best":
        return None if not person.best_peak_flow else value / 100 * Fraction(person.best_peak_flow)
    if relative.startswith("target"):
        if person.oxygen_target is None:
            return None
        target = Fraction(person.oxygen_target)
        return min(value, target) if relative == "target_at_most" else value / 100 * target
    return in_base(value, unit, base)


def beyond(rule: Rule, numbers: Sequence[Fraction], person: Person) -> bool:
    """Whether the number, or either of two, is past the rule's limit."""
    base, compare = MEASURES[rule.what].base, COMPARE[rule.op]
    limits = (rule.value,) if rule.bottom is None else (rule.value, rule.bottom)
    for number, written in zip(numbers, limits, strict=False):
        line = limit(Fraction(written), rule.unit, rule.relative, person, base)
        if line is not None and compare(number, line):
            return True
    return False


def speaks(rule: Rule, reading: Reading, earlier: Sequence[Reading], person: Person) -> bool | str:
    """Yes, no, or what is missing to say so: personal_best, repeat, earlier.

    `earlier` are believable readings of the same kind before this one, in order of time.
    """
    if rule.symptoms and reading.context.symptoms is not True:
        return False
    if rule.relative == "best" and not person.best_peak_flow:
        return "personal_best"
    if rule.change:
        return _changed(rule, reading, earlier)
    if not beyond(rule, reading.exact, person):
        return False
    if rule.repeats == 1 and not rule.lasting_hours:
        return True
    run = [reading]
    for one in reversed(earlier):
        if not beyond(rule, one.exact, person):
            break
        if rule.within_hours and run[-1].when - one.when > timedelta(hours=rule.within_hours):
            break
        run.append(one)
    lasted = reading.when - run[-1].when >= timedelta(hours=rule.lasting_hours)
    return True if len(run) >= rule.repeats and lasted else "repeat"


def _changed(rule: Rule, reading: Reading, earlier: Sequence[Reading]) -> bool | str:
    now, base = reading.exact[0], MEASURES[rule.what].base
    if rule.within_hours:
        since = reading.when - timedelta(hours=rule.within_hours)
        known = [one.exact[0] for one in earlier if one.when >= since]
        if not known:
            return "earlier"
        before = max(known) if rule.change == "down" else min(known)
    else:
        usual = baseline(earlier)
        if usual is None:
            return "earlier"
        before = usual.value
    change = before - now if rule.change == "down" else now - before
    if rule.unit == "%":
        return COMPARE[rule.op](change, before * Fraction(rule.value) / 100)
    return COMPARE[rule.op](change, change_in_base(rule.value, rule.unit, base))
