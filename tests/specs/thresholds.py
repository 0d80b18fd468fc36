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
        lines += [f"## {measure.imprint.title}", "", measure.imprint.checked, "", _asked(measure), ""]
        lines += [f"| {' | '.join(HEADS)} |", "|---" * len(HEADS) + "|"]
        lines += [_row(rule) for rule in measure.rules] + [_fine(row) for row in measure.fine] + [""]
    lines += ["## Averages", ""]
    lines += [
        f"- **{one.imprint.title}** ({one.name}): {one.imprint.checked} <{one.imprint.source.url}>"
        for one in PROTOCOLS.values()
    ]
    return "\n".join([*lines, ""])


def _asked(measure: Measure) -> str:
    ranges = " and ".join(f"{low} to {high}" for low, high in measure.plausible)
    jump = "" if measure.day_change is None else f", or more than {measure.day_change} % in a day"
    base = "" if measure.base == "0-10" else f" {measure.base}"
    return f"We ask again outside {ranges}{base}{jump}: our own limits."


def _row(rule: Rule) -> str:
    seen = "yes" if type(rule) is Sourced else "no: staff alone"
    return _line(rule.id, rule.state.key, limit_said(rule, "en"), _whom(rule, _ages(rule)), rule, seen)


def _ages(rule: Rule) -> str:
    if rule.max_months < 1500:
        return f"{rule.min_months} to below {rule.max_months} months"
    return f"from {rule.min_months} months" if rule.min_months else ""


def _whom(row: Rule | Fine, more: str) -> str:
    own = "" if row.everyone else "without an agreed target"
    own = "with an agreed target" if row.relative.startswith("target") else own
    return ", ".join(filter(None, [" or ".join(row.traits), more, own])) or "everybody"


def _fine(row: Fine) -> str:
    until = f"{'to' if row.included else 'below'} {row.below}"
    limit = "no change that a rule names" if row.steady else f"from {row.at_least} {until} {row.unit}"
    if row.relative:
        limit = f"from {row.at_least} % of {row.relative}"
    if row.bottom_at_least:
        limit += f", and from {row.bottom_at_least} below {row.bottom_below}"
    whom = _whom(row, row.circumstance)
    return _line(row.id, "fine", limit, whom, row, "yes")


def _line(name: str, state: str, limit: str, whom: str, row: Rule | Fine, seen: str) -> str:
    source = row.source
    said = f"{source.organisation}. {source.document}. {source.date}."
    if source.url.startswith("http"):
        said += f" <{source.url}>"
    return "| " + " | ".join([f"`{name}`", state, limit, whom, said, seen, row.note]) + " |"
