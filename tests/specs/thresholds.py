"""The page of all thresholds of home readings: each row with its source, and whether that was seen."""

from alongside.knowledge.readings import MEASURES, PROTOCOLS, Sourced
from alongside.knowledge.readings.rules import Fine, Measure, Rule
from alongside.knowledge.readings.staff import limit_said

HEADS = ("rule", "state", "limit", "for whom", "source", "seen", "note")


def thresholds() -> str:
    """Markdown."""
    lines = [
        "# Thresholds of home readings", "",
        "Rows whose source was seen may speak to a patient, once a clinician of the practice accepts them. The others "
        "alarm staff alone. All are defaults: a goal or target agreed with a person says more.", "",
    ]  # fmt: skip
    for measure in MEASURES.values():
        lines += [f"## {measure.card.title}", "", measure.card.checked, "", _asked(measure), ""]
        lines += [f"| {' | '.join(HEADS)} |", "|---" * len(HEADS) + "|"]
        lines += [_row(rule) for rule in measure.rules] + [_fine(row) for row in measure.fine] + [""]
    lines += ["## Averages", ""]
    lines += [
        f"- **{one.card.title}** ({one.name}): {one.card.checked} <{one.card.source.url}>" for one in PROTOCOLS.values()
    ]
    return "\n".join([*lines, ""])


def _asked(measure: Measure) -> str:
    ranges = " and ".join(f"{low} to {high}" for low, high in measure.plausible)
    jump = "" if measure.day_change is None else f", or more than {measure.day_change} % in a day"
    return f"We ask again outside {ranges} {measure.base}{jump}: our own limits."


def _row(rule: Rule) -> str:
    ages = "" if rule.max_months > 1500 and not rule.min_months else f"{rule.min_months} to {rule.max_months} months"
    own = "" if rule.everyone else "without an agreed target"
    whom = ", ".join(filter(None, [*rule.traits, ages if rule.max_months < 1500 else f"from {rule.min_months} months"
                                   if rule.min_months else "", own])) or "everybody"  # fmt: skip
    limit = f"average {limit_said(rule)}" if rule.basis == "average" else limit_said(rule)
    return _line(rule.id, rule.state.key, limit, whom, rule, "yes" if type(rule) is Sourced else "no: staff alone")


def _fine(row: Fine) -> str:
    until = f"{'to' if row.included else 'below'} {row.below}"
    limit = "no change that a rule names" if row.steady else f"from {row.at_least} {until} {row.unit}"
    if row.relative:
        limit = f"from {row.at_least} % of {row.relative}"
    if row.bottom_at_least:
        limit += f", and from {row.bottom_at_least} below {row.bottom_below}"
    own = [] if row.everyone else ["without an agreed target"]
    whom = ", ".join([*row.traits, *own, *filter(None, [row.circumstance])]) or "everybody"
    return _line(row.id, "fine", limit, whom, row, "yes")


def _line(name: str, state: str, limit: str, whom: str, row: Rule | Fine, seen: str) -> str:
    source = row.source
    said = f"{source.organisation}. {source.document}. {source.date}."
    if source.url.startswith("http"):
        said += f" <{source.url}>"
    return "| " + " | ".join([f"`{name}`", state, limit, whom, said, seen, row.note]) + " |"
