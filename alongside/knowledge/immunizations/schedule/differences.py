"""What changed from one schedule to another, for which vaccine, series and dose, in words a clinician reads."""

from collections.abc import Iterator
from dataclasses import dataclass

from .model import Schedule
from .told import Place, Statements, told


@dataclass(frozen=True, slots=True)
class Change:
    """One statement that is new, gone or different. `label` is "" where all of a place is new or gone."""

    place: Place
    label: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        """ "minimum age: was 6 weeks, is 8 weeks"."""
        if not self.label:
            return "is new" if self.before is None else "is no longer there"
        if self.before is None:
            return f"{self.label}: new, {self.after}"
        if self.after is None:
            return f"{self.label}: no longer, was {self.before}"
        return f"{self.label}: was {self.before}, is {self.after}"


def differences(before: Schedule, after: Schedule) -> list[Change]:
    """Every change, in the order of the later schedule; what is gone comes last."""
    old, new = told(before), told(after)
    found: list[Change] = []
    for place, statements in new.items():
        if place in old:
            found += _changed(place, old[place], statements)
        elif place[:-1] in old or len(place) == 1:  # what is below a new place is new with it
            found.append(Change(place, "", None, ""))
            found += _changed(place, {}, statements)
        else:
            found += _changed(place, {}, statements)
    found += [Change(p, "", "", None) for p in old if p not in new and (len(p) == 1 or p[:-1] in new)]
    return found


def _changed(place: Place, old: Statements, new: Statements) -> Iterator[Change]:
    for label in dict.fromkeys((*new, *old)):
        if old.get(label) != new.get(label):
            yield Change(place, label, old.get(label), new.get(label))


def in_words(changes: list[Change]) -> Iterator[str]:
    """Lines, indented by place: the antigen or part, its series, the dose, what changed."""
    shown: Place = ()
    for change in changes:
        for depth, name in enumerate(change.place):
            if change.place[: depth + 1] != shown[: depth + 1]:
                yield "  " * depth + name
        shown = change.place
        yield "  " * len(change.place) + str(change)
