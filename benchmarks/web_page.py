"""Our page beside a bare Django page with eight queries over the same facts: server CPU, on both databases."""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import nullcontext

from .plot import plot

SIZES = (41, 100, 200, 400, 800)
BUDGET = {41: 2.0, 400: 6.0}  # times the bare page's CPU


def main() -> None:
    """Print milliseconds and ratios."""
    print("web_page: our page beside a bare page with 8 queries (milliseconds of server CPU; wall in brackets)")
    times: dict[str, list[tuple[float, float]]] = {}
    for name, database in (("SQLite", nullcontext("")), ("PostgreSQL", _postgres())):
        with database as url:
            pages = _pages(url)
        for found in pages:
            _say(name, found)
        times[name] = [(found["facts"], _times(found)) for found in pages]
    plot("web_page", "Our page beside a bare one", "facts", "times the bare page’s CPU", times)


def _times(found: dict) -> float:
    return found["ours"]["cpu"] / found["bare"]["cpu"]


def _say(name: str, found: dict) -> None:
    ours, bare, facts = found["ours"], found["bare"], found["facts"]
    budget = f", budget {BUDGET[facts]:.0f}" if facts in BUDGET else ""
    print(
        f"  {name:<11}{facts:>4} facts: ours {ours['cpu']:6.2f} ({ours['wall']:6.2f})"
        f"   bare {bare['cpu']:6.2f} ({bare['wall']:6.2f})   {_times(found):5.2f} times{budget}"
    )


def _pages(url: str) -> list[dict]:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "ALONGSIDE_HOME": home, "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.one_page", *map(str, SIZES)],
            env={**environment, **({"DATABASE_URL": url} if url else {})}, check=True, capture_output=True, text=True,
        )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def _postgres():
    from tests.postgres import cluster

    return cluster()


if __name__ == "__main__":
    main()
