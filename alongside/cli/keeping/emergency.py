"""Emergency copies as files: written whole or not at all, for their owner's eyes, and removed when they are old."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

_UNFINISHED = ".emergency-"
_NAME = re.compile(r"emergency-(\d{4}-\d\d-\d\d)\.(?:pdf|html)")


def write(file: Path, day: date | None = None) -> tuple[Path, int]:
    """Write the copy of that day and the next, or of today in the practice. Returns (path, how many are expected).

    Where no PDF can be made the file ends with .html instead.
    """
    from django.utils import timezone

    from alongside.ground.ui.printing.emergency import kept_copy
    from alongside.ground.ui.printing.emergency_paper import on_paper

    # First of all a file that can be written: the timeline of each patient says that they are on this copy.
    with _unfinished(file.parent) as unfinished:
        with _as_the_practice():
            copy = kept_copy(day or timezone.localdate())
            paper = on_paper(copy)
        file = file if paper.ending == "pdf" else file.with_suffix(".html")
        unfinished.write(paper.content)
        unfinished.flush()
        os.fsync(unfinished.fileno())
        Path(unfinished.name).replace(file)
    return file, len(copy.patients)


def write_when_due(folder: Path, at_hour: int, keep_days: int) -> Path | None:
    """What the worker does again and again: today's copy, once the hour has come; or None when there is one.

    The folder is never made: a stick that is not plugged in must not become a folder on this computer's own disk.
    """
    from django.utils import timezone

    from alongside.ground.practice.selectors import the_practice

    practice = the_practice()
    if practice is None:
        return None
    now = timezone.now().astimezone(ZoneInfo(practice.timezone))
    due = now.replace(hour=at_hour, minute=0, second=0, microsecond=0)
    due = due if due <= now else due - timedelta(days=1)
    newest = latest(folder)
    if newest and newest >= due:
        return None
    written, _patients = write(folder / f"emergency-{now:%Y-%m-%d}.pdf")
    _remove_older(folder, now.date() - timedelta(days=keep_days))
    return written


def latest(folder: Path) -> datetime | None:
    """When the newest copy in the folder was written; None when there is none."""
    times = []
    for path in _copies(folder):
        with suppress(FileNotFoundError):
            times.append(path.stat().st_mtime)
    return datetime.fromtimestamp(max(times), UTC) if times else None


def _remove_older(folder: Path, than: date) -> None:
    for path in _copies(folder):
        if _day(path) < than:
            path.unlink(missing_ok=True)
    for path in folder.glob(f"{_UNFINISHED}*"):  # of a worker that was killed over it
        if datetime.fromtimestamp(path.stat().st_mtime, UTC).date() < than:
            path.unlink(missing_ok=True)


def _copies(folder: Path) -> Iterator[Path]:
    """Files of ours alone: whatever else lies in the folder is left as it is."""
    if folder.is_dir():
        yield from (path for path in sorted(folder.iterdir()) if _day(path))


def _day(path: Path) -> date | None:
    found = _NAME.fullmatch(path.name)
    with suppress(ValueError):
        return date.fromisoformat(found[1]) if found else None
    return None


@contextmanager
def _unfinished(folder: Path) -> Iterator[IO[bytes]]:
    """A file that becomes another one whole or not at all; readable by its owner alone, whatever the older one was."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix=_UNFINISHED, delete=False) as unfinished:
        try:
            yield unfinished
        except BaseException:
            Path(unfinished.name).unlink(missing_ok=True)
            raise


@contextmanager
def _as_the_practice() -> Iterator[None]:
    """In the practice's language and time: nobody in particular reads it."""
    from django.utils import timezone, translation

    from alongside.ground.practice.selectors import the_practice

    practice = the_practice()
    with translation.override(practice.language), timezone.override(ZoneInfo(practice.timezone)):
        yield
