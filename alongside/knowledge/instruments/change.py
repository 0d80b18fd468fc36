"""Change between two totals, and whether it is as much as the published smallest difference that matters."""

from dataclasses import dataclass

from .instrument import Instrument


@dataclass(frozen=True, slots=True)
class Change:
    """`points` up or down. `better` and `matters` are None where nothing is published to say so."""

    points: int
    better: bool | None
    matters: bool | None
    source: str


def change(instrument: Instrument, before: int, after: int) -> Change:
    """From one total to the next."""
    points, rules = after - before, instrument.scoring
    better = None if points == 0 else (points > 0) is (rules["higher_is"] == "better")
    if "change" not in rules:
        return Change(points, better, None, "")
    return Change(points, better, abs(points) >= rules["change"], rules["change_source"])
