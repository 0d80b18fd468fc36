"""What the worker calls again and again."""

from django.utils import timezone

from .carry import carry_one
from .prepare import prepare_one


def post_one() -> bool:
    """Make a message of what is due, or carry one out. False when there is nothing to do now."""
    return prepare_one(timezone.now()) or carry_one()


def post_all(limit: int = 10_000) -> int:
    """Until nothing is due; returns how many things were done."""
    done = 0
    while done < limit and post_one():
        done += 1
    return done
