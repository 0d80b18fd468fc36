"""The page of all numbers of explained results: range, bands and limits of each, with the source."""

from fractions import Fraction

from alongside.knowledge.core.imprint import Source
from alongside.knowledge.plain.explaining import IMPRINTS, MEASURANDS
from alongside.knowledge.plain.explaining.catalogue import Band, Measurand, Span
from alongside.knowledge.plain.names import codes_of_test


def explained() -> str:
    """Markdown."""
    lines = [
        "# Numbers of explained results", "",
        "The range printed on a result wins over everything here. What follows is for adults who are not pregnant, "
        "where a result brings no range; limits are values that laboratories call to the care team. Nothing here was "
        "reviewed by a clinician.", "",
    ]  # fmt: skip
    for group, imprint in IMPRINTS.items():
        lines += [f"## {imprint.title}", "", imprint.checked, ""]
        for test in (one for one in MEASURANDS.values() if one.group == group):
            lines += [f"### {test.key}", "", f"LOINC {', '.join(codes_of_test(test.key))}. {_looked_for(test)}", ""]
            rows = [*map(_span, test.spans), *map(_band, test.bands), *_limits(test), *_moves(test)]
            if rows:
                unit = test.units.base or "no unit"
                lines += [f"| in {unit} | | source |", "|---|---|---|", *rows, ""]
    return "\n".join(lines).rstrip() + "\n"


def _looked_for(test: Measurand) -> str:
    words = {"both": "Both sides matter.", "goal": "There is no range; a goal counts."}
    return words.get(test.direction, f"Teams look for {test.direction} numbers.")


def _span(span: Span) -> str:
    return _row(f"usual{f' ({span.sex})' if span.sex else ''}", _from_to(span.low, span.high, "to"), span.source)


def _band(band: Band) -> str:
    said = _from_to(band.at_least, band.below, "to below")
    if band.bottom_at_least or band.bottom_below:
        said += f", or the bottom number {_from_to(band.bottom_at_least, band.bottom_below, 'to below')}"
    return _row(f"`{band.id}` ({band.side})", said or "the rest", band.source)


def _limits(test: Measurand) -> list[str]:
    return [
        _row("called in" + (", pregnant" if limit.pregnant else ""), limit.said, limit.source) for limit in test.limits
    ]


def _moves(test: Measurand) -> list[str]:
    if test.moves is None:
        return []
    return [_row("a change is more than", f"{float(test.moves.share) * 100:.1f} % of last time", test.moves.source)]


def _from_to(low: Fraction | None, high: Fraction | None, to: str) -> str:
    if low is None and high is None:
        return ""
    if low is None:
        return f"{'up to' if to == 'to' else 'below'} {_number(high)}"
    return f"from {_number(low)}" if high is None else f"{_number(low)} {to} {_number(high)}"


def _number(end: Fraction | None) -> str:
    return f"{float(end or 0):g}"


def _row(what: str, said: str, source: Source) -> str:
    return f"| {what} | {said} | {source.organisation}. {source.document}. {source.date}. <{source.url}> |"
