"""Imprints: where a piece of knowledge is from, how it was checked, who may use it, and when to look at it again."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

STATUSES = ("unreviewed", "reviewed")
AUDIENCES = ("clinicians", "clinicians and patients")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who said it, in which document, of which date (a year where no more is known), at which address."""

    organisation: str
    document: str
    date: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What stands behind an aid, calculator, instrument or red flag. `checked` says how far it was verified.

    `unreviewed` until a clinician signs; `uses` are the traits of a person (sex, age, race) that change its answer.
    """

    id: str
    title: str
    source: Source
    version: str
    strength: str
    applies_to: str
    audience: str
    checked: str
    status: str
    review_by: date
    reviewed_on: date | None = None
    uses: tuple[str, ...] = ()

    def is_past(self, on: date) -> bool:
        """Whether somebody should have looked at it again before `on`."""
        return on > self.review_by


def imprints(path: Path) -> dict[str, Imprint]:
    """The imprints of a TOML file, by id. Raises ValueError for one without a source, an audience or a review date."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: imprint(name, table) for name, table in tables.items()}


def imprint(name: str, table: dict[str, Any]) -> Imprint:
    """One imprint from a table. Raises ValueError when it is not complete."""
    rest = {**table, "uses": tuple(table.get("uses", ()))}
    try:
        made = Imprint(id=name, source=Source(**rest.pop("source")), **rest)
    except (KeyError, TypeError) as error:
        raise ValueError(f"The imprint {name} is not complete: {error}") from error
    said = (made.title, made.version, made.applies_to, made.checked, *_texts(made.source))
    if not all(type(text) is str and text.strip() for text in said):
        raise ValueError(f"The imprint {name} has an empty field")
    if made.status not in STATUSES or made.audience not in AUDIENCES or type(made.review_by) is not date:
        raise ValueError(f"The imprint {name} does not say its status, its audience or when to look again")
    if (made.status == "reviewed") is (made.reviewed_on is None):
        raise ValueError(f"The imprint {name} must say the day of its review, and only then be reviewed")
    return made


def _texts(source: Source) -> tuple[str, ...]:
    return source.organisation, source.document, source.date, source.url
