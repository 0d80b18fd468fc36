"""Up to fifty people writing at once into SQLite, each through a real service in a process of their own.

Each write is one transaction with its timeline event, synced to disk. First at the pace of busy people, then without
any pause, which is as bad as it gets. The yardstick is what this machine can commit at all (machine_limits).
"""

import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from statistics import quantiles

from .plot import plot

WRITERS = (1, 10, 25, 50)
PACES = {
    "one write a second each": (1.0, 15.0),
    "without a pause": (0.0, 10.0),
}  # seconds between writes; seconds in all
BUDGET_MS = 150


def main() -> None:
    """Print latency of the writes, and how many were refused."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "ALONGSIDE_HOME": home, "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
        environment.pop("DATABASE_URL", None)
        subprocess.run([sys.executable, "-m", "benchmarks.sqlite_writers", "here"], env=environment, check=True)


def here() -> None:
    """In this process's own home."""
    from alongside.config.home import make_home

    make_home()
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from alongside.ground.people.services import register_person
    from alongside.ground.practice.services import set_up

    call_command("migrate", verbosity=0)
    set_up(name="Benchmark", by=None)
    persons = [register_person(by=None, origin="benchmark", given=f"P{n}", patient=True).id for n in range(WRITERS[-1])]
    connection.close()  # each child opens its own
    print(f"sqlite_writers: up to {WRITERS[-1]} writers, each in a process of its own")
    slowest: dict[str, list[tuple[float, float]]] = {}
    for name, (pause, seconds) in PACES.items():
        for writers in WRITERS:
            took, refused = _round(persons[:writers], pause, seconds)
            _say(f"{writers:>3}, {name}", took, refused, seconds)
            slowest.setdefault(name, []).append((writers, quantiles(took, n=100)[98]))
    plot("sqlite_writers", "Writers of one SQLite database", "writers at once", "p99 of a write, ms", slowest)


def _round(persons: list, pause: float, seconds: float) -> tuple[list[float], int]:
    """(milliseconds of each write, how many were refused)."""
    context = multiprocessing.get_context("fork")
    start, results = context.Barrier(len(persons)), context.SimpleQueue()
    writers = [
        context.Process(target=_write, args=(p, n, pause, seconds, start, results)) for n, p in enumerate(persons)
    ]
    for writer in writers:
        writer.start()
    found = [results.get() for _ in writers]
    for writer in writers:
        writer.join()
    return [ms for took, _refused in found for ms in took], sum(refused for _took, refused in found)


def _write(person, seed: int, pause: float, seconds: float, start, results) -> None:
    from django.db import OperationalError

    from alongside.ground.people.selectors import viewer_for
    from alongside.ground.people.services import change_settings

    viewer, chance = viewer_for(person), random.Random(seed)
    took, refused, number = [], 0, 0
    start.wait()
    until = time.monotonic() + seconds
    time.sleep(chance.uniform(0, pause))
    while time.monotonic() < until:
        began, number = time.perf_counter(), number + 1
        try:
            change_settings(by=viewer, person=person, called=f"{seed}-{number}")
        except OperationalError:
            refused += 1
        took.append((time.perf_counter() - began) * 1000)
        time.sleep(chance.uniform(0.5, 1.5) * pause)
    results.put((took, refused))


def _say(name: str, took: list[float], refused: int, seconds: float) -> None:
    cuts = quantiles(took, n=100)
    print(
        f"  {name:<29} {len(took) / seconds:7.0f} writes/s   p50 {cuts[49]:7.1f} ms   p99 {cuts[98]:7.1f} ms "
        f"(budget {BUDGET_MS})   worst {max(took):7.1f} ms   refused {refused}"
    )


if __name__ == "__main__":
    here() if sys.argv[1:] == ["here"] else main()
