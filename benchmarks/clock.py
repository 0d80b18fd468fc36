"""Wall and CPU time of one piece of work."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Took:
    """Seconds on the wall and on the CPU."""

    wall: float
    cpu: float


def once(work: Callable[[], object]) -> Took:
    """Run it and measure."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - wall, time.process_time() - cpu)


def typical(work: Callable[[], object], times: int = 5) -> Took:
    """The median of several runs, after one that does not count."""
    work()
    runs = [once(work) for _ in range(times)]
    return middle(runs)


def middle(runs: Iterable[Took]) -> Took:
    """The median of each."""
    runs = list(runs)
    return Took(median(r.wall for r in runs), median(r.cpu for r in runs))
