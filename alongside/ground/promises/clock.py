"""Running the clocks: what the worker does again and again. Killed in between, nothing is said twice or lost."""

import time
from datetime import datetime

from .clocks.firing import fire_one
from .clocks.setting import move_one
from .leaving import hand_over_one

ONE_GO = 2.0  # seconds; then jobs have their turn


def turn(now: datetime) -> bool:
    """Do one thing that is due: fire a clock, hand on what somebody away owes, move a clock. False when nothing was.

    Firing stands first, for it waits for neither: it counts anew, and knows who is away. Else one promise that cannot
    be moved would keep all others silent.
    """
    return fire_one(now) or hand_over_one(now) or move_one(now)


def run(now: datetime, seconds: float = ONE_GO) -> int:
    """Turn until nothing is due at `now`, or for so long; returns how many things were done."""
    end, done = time.monotonic() + seconds, 0
    while time.monotonic() < end and turn(now):
        done += 1
    return done
