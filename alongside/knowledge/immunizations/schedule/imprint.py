"""The imprint of a schedule that comes with Alongside: where it is from, who stands behind it, when to look again."""

from functools import cache
from pathlib import Path

from alongside.knowledge.core.imprint import Imprint, imprints

WRITTEN = Path(__file__).resolve().parent.parent / "data" / "imprints.toml"


def imprint_of(schedule: str) -> Imprint | None:
    """By the schedule's name; None for one that somebody compiled themselves."""
    return _imprints().get(schedule.replace(".", "-"))


@cache
def _imprints() -> dict[str, Imprint]:
    return imprints(WRITTEN)
