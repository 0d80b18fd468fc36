"""A rule as staff read it: the limit, and whether its source was seen."""

from .rules import Rule, Sourced
from .wording import texts


def limit_said(rule: Rule, language: str) -> str:
    """The limit as the source writes it: ">= 180/120 mmHg", "up >= 2 lb within 30 h", "< 50 % of the best"."""
    say = texts(language)
    number = f"{rule.value}" if rule.bottom is None else f"{rule.value}/{rule.bottom}"
    unit = say(f"staff.{rule.relative}") if rule.relative else say("staff.points") if rule.unit == "0-10" else rule.unit
    parts = [
        say("staff.average") if rule.basis == "average" else "",
        say(f"staff.{rule.change}") if rule.change else "",
        rule.op, number, unit,
        say("staff.repeats", times=rule.repeats) if rule.repeats > 1 else "",
        say("staff.within", hours=rule.within_hours) if rule.within_hours else "",
        say("staff.lasting", hours=rule.lasting_hours) if rule.lasting_hours else "",
        say("staff.symptoms") if rule.symptoms else "",
    ]  # fmt: skip
    return " ".join(part for part in parts if part)


def staff_said(rule: Rule, language: str) -> str:
    """One line for staff. A rule that was not seen says so."""
    say = texts(language)
    mark = say("staff.seen" if type(rule) is Sourced else "staff.remembered")
    return f"{say(f'measure.{rule.what}')} {limit_said(rule, language)} ({rule.source.organisation}; {mark})"
