"""A person's results by their codes, and their goals: indexed once for all results of a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from alongside.knowledge.core.facts import Facts, Goal, Measurement
from alongside.knowledge.core.values import LOINC, Concept

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class History:
    """`results`: by LOINC code, in the order of the facts."""

    results: dict[str, list[Measurement]]
    goals: tuple[Goal, ...]

    def alike(self, result: Measurement) -> Iterable[Measurement]:
        """Results that share a code with this one, newest first under each code."""
        for code in codes(result.concept):
            yield from sorted(self.results.get(code, ()), key=moment, reverse=True)


def history(facts: Facts) -> History:
    """The index of what a reader may see."""
    found: dict[str, list[Measurement]] = {}
    for one in facts.of(Measurement):
        for code in codes(one.concept):
            found.setdefault(code, []).append(one)
    return History(found, facts.of(Goal))


def codes(concept: Concept | None) -> list[str]:
    """The LOINC codes of a result."""
    return [coding.code for coding in concept.codings if coding.system == LOINC] if concept else []


def moment(one: Measurement) -> tuple[date, datetime, str, str]:
    """By day, then by moment, then by identity: always the same order."""
    when = one.when
    if when is None:
        return date.min, NEVER, one.origin.source, one.origin.id
    return when.lower, when.instant or NEVER, one.origin.source, one.origin.id
