"""What must go on by itself: backups, the job worker, imports."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from ..presence import SERVE, WORK, is_present
from .finding import Finding

BACKUP_AGE = timedelta(days=2)
COPY_AGE = timedelta(days=1, hours=1)  # the worker looks once a minute whether a day is over
LATE = 10  # minutes that a due job, or an interrupted import, may wait before a person should look


def work(folder: Path) -> Iterator[Finding]:
    """Needs a database that fits."""
    from alongside.ground.practice.selectors import the_practice

    practice = the_practice()
    if practice and not practice.demo:
        yield _backup(folder, practice.created_at)
    if practice:
        yield from _emergency()
    works = is_present(folder, WORK)
    yield _worker(is_present(folder, SERVE), works)
    yield from _jobs(works)
    yield from _clocks(works)
    yield from _promises()
    yield from _imports(works)


def _backup(folder: Path, since) -> Finding:
    """How old the last backup is. A practice of yesterday may still be without one."""
    from django.utils import timezone

    from ..keeping.holding import latest

    made = latest(folder)
    words = f"Last backup: {made:%B %-d, %Y, %H:%M} UTC" if made else "No backup was made yet"
    late = timezone.now() - (made or since) > BACKUP_AGE
    return Finding(words, "Run `alongside backup FILE --key-file K` every day: see docs/how-to." if late else "")


def _emergency() -> Iterator[Finding]:
    """How old the newest emergency copy is, where one is wanted each day."""
    from django.conf import settings
    from django.utils import timezone

    from ..keeping.emergency import latest

    if not settings.EMERGENCY_FOLDER:
        return
    made = latest(settings.EMERGENCY_FOLDER)
    words = f"Newest emergency copy: {made:%B %-d, %Y, %H:%M} UTC" if made else "No emergency copy was written yet"
    late = made is None or timezone.now() - made > COPY_AGE
    mend = f"The worker of `alongside serve` writes it. See whether it may write into {settings.EMERGENCY_FOLDER}."
    yield Finding(words, mend if late else "")


def _worker(served: bool, works: bool) -> Finding:
    if served and not works:
        mend = "It is started again by itself within seconds. If this stays, look at what `alongside serve` prints."
        return Finding("Pages are served, but the job worker does not run", mend)
    words = {True: "Pages are served, and the job worker runs", False: "The job worker runs"}[served]
    return Finding(words if works else "Nothing is served from this home now: `alongside serve` starts it")


def _jobs(works: bool) -> Iterator[Finding]:
    from alongside.ground.spine import selectors
    from alongside.ground.spine.outbox import KEPT

    state = selectors.outbox_state()
    yield Finding(f"Jobs: {state.get('waiting', 0)} waiting, {state.get('done', 0)} done in {KEPT.days} days")
    if failing := selectors.failing():
        kinds = ", ".join(f"{n} {error}" for error, n in failing.items())
        yield Finding(f"Jobs that failed and are tried again by themselves: {kinds}")
    if state.get("stuck"):
        yield Finding(f"Jobs: {state['stuck']} stuck", "Open /desk/jobs/ to see which, and try them again.")
    late = selectors.oldest_waiting_minutes()
    if late > LATE:
        hung = "Start `alongside serve` anew: the worker runs, but does not move."
        mend = hung if works else "The worker does not run: `alongside serve` starts it."
        yield Finding(f"A job has waited {late} minutes", mend)


def _clocks(works: bool) -> Iterator[Finding]:
    """A promise that is late is said within minutes, or a person looks."""
    from django.utils import timezone

    from alongside.ground.promises.selectors import clocks_behind

    if (behind := int(clocks_behind(timezone.now()).total_seconds() // 60)) > LATE:
        hung = "The worker tries and fails: look at what `alongside serve` prints."
        mend = hung if works else "The worker does not run: `alongside serve` starts it."
        yield Finding(f"The clocks of promises are {behind} minutes behind", mend)


def _promises() -> Iterator[Finding]:
    """Promises to patients that stand in nobody's list: the practice has nobody who cares for patients."""
    from alongside.ground.promises.selectors import in_nobodys_list

    if owed := in_nobodys_list():
        mend = "Give somebody a role in which they care for patients, at /desk/people/."
        yield Finding(f"Promises to patients that are in nobody's list: {owed}", mend)


def _imports(works: bool) -> Iterator[Finding]:
    from django.utils import timezone

    from alongside.ground.chart.selectors import is_importing, unfinished_since

    began = unfinished_since()
    if began is None:
        return
    if is_importing():
        yield Finding("An import runs now")
    elif works and timezone.now() - began < timedelta(minutes=LATE):
        yield Finding("An import was interrupted: the worker finishes it within a minute")
    else:
        words = f"An import of {began:%B %-d, %H:%M} UTC was interrupted and is not finished"
        failing = "The worker tries each minute and fails: look at what `alongside serve` prints."
        yield Finding(words, failing if works else "`alongside serve` finishes it; so does the next import.")
