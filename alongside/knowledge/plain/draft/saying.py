"""What the meter says of questions and the next step, to who writes: a reminder with its doubt in it."""

from pathlib import Path

from alongside.knowledge.core.wording import words

from .next_step import NextStep
from .touched import Touched

FOLDER = Path(__file__).parent.parent


def touched_said(found: Touched, language: str) -> str:
    """One sentence on one question."""
    return words(FOLDER, language)(f"question.{found.verdict}")


def next_step_said(found: NextStep, language: str) -> str:
    """One sentence: whether what happens next, and by when, is there."""
    say = words(FOLDER, language)
    if not found.what:
        return say("next.nothing")
    if found.together:
        return say("next.both")
    return say("next.vague" if found.vague and not found.when else "next.no_time")
