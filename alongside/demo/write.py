"""Writing the clinic's records as a record system would hand them over. Same day, same bytes; no clock is read."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from .broken import broken_lines
from .codes import DATA
from .crowd import crowd
from .days import Days
from .fhir.directory import directory
from .fhir.record import Record, as_json
from .holidays import holidays
from .story import Story, main_stories, tell

SOURCE = "riverside"
CLINIC: dict = tomllib.loads((DATA / "clinic.toml").read_text())


@dataclass(frozen=True)
class Written:
    """Where the two deliveries lie. The second one comes after people have said how they want results."""

    first: Path
    later: Path


def stories() -> list[Story]:
    """Everybody: the main stories, then the crowd."""
    return [*main_stories(), *crowd()]


def day_at(now: datetime) -> date:
    """The day it is in the clinic: in the evening, that is no longer the day in UTC."""
    return now.astimezone(ZoneInfo(CLINIC["practice"]["timezone"])).date()


def days_around(on: date) -> Days:
    """The clinic's calendar, told from `on`."""
    closed = frozenset(holidays(CLINIC["holidays"], range(on.year - 90, on.year + 3)))
    return Days(on, CLINIC["practice"]["timezone"], closed)


def write(folder: Path, on: date) -> Written:
    """Write all bundles under `folder`, one folder a delivery and within it one a source. Overwrites what is there."""
    days, staff = days_around(on), CLINIC["staff"]
    written = Written(folder / "1-records", folder / "2-today")
    _save(
        written.first / SOURCE / "0-directory.json",
        as_json(directory(SOURCE, days, CLINIC["practice"]["name"], CLINIC["location"], staff)),
    )
    for story in stories():
        named = [member for member in story.team if "npi" in staff[member]]
        _save_record(written.first, Record(SOURCE, story.key, days, staff), story.told, named)
        if story.later:
            _save_record(written.later, Record(SOURCE, story.key, days, staff, part="/today"), story.later, [])
        if story.elsewhere:
            told = {name: value for name, value in story.elsewhere.items() if name != "source"}
            source = story.elsewhere["source"]
            record = Record(source, story.key, days, {}, outside=source.replace("-", " ").title())
            _save_record(written.first, record, told, [])
            _save(written.first / source / "export.ndjson", broken_lines(record))
    return written


def _save_record(folder: Path, record: Record, told: dict, team: list[str]) -> None:
    tell(record, told, team)
    _save(folder / record.source / f"{record.key}.json", as_json(record.bundle()))


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
