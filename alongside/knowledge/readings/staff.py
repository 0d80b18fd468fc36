"""A rule as staff read it: the limit, and whether its source was seen."""

from .rules import Rule, Sourced
from .wording import texts


def limit_said(rule: Rule) -> str:
    """The limit as the source writes it: ">= 180/120 mmHg", "up >= 2 lb within 30 h", "< 50 % of best"."""
    number = f"{rule.value}" if rule.bottom is None else f"{rule.value}/{rule.bottom}"
    unit = {"best": "% of best", "target": "% of target"}.get(rule.relative, rule.unit)
    parts = [rule.change, rule.op, number, unit]
    if rule.relative == "target_at_most":
        parts.append("and below target")
    if rule.repeats > 1:
        parts.append(f"{rule.repeats} times")
    if rule.within_hours:
        parts.append(f"within {rule.within_hours} h")
    if rule.lasting_hours:
        parts.append(f"for {rule.lasting_hours} h")
    if rule.symptoms:
        parts.append("with danger signs")
    return " ".join(part for part in parts if part)


def staff_said(rule: Rule, language: str) -> str:
    """One line for staff. A rule that was not seen says so."""
    say = texts(language)
    mark = say("staff.seen" if type(rule) is Sourced else "staff.remembered")
    return f"{say(f'measure.{rule.what}')} {limit_said(rule)} ({rule.source.organisation}; {mark})"
