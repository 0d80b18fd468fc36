"""A reading level in words, for who writes: never a verdict on the writer."""

from pathlib import Path

from alongside.knowledge.core.wording import words

from .measure import Level

FOLDER = Path(__file__).parent.parent


def level_said(level: Level, language: str) -> str:
    """The level in one sentence, in the language of who writes; that nothing can be said, where nothing can."""
    say = words(FOLDER, language)
    if level.grade is None:
        return say("level.none")
    key = "level.plain" if level.is_plain else "level.hard"
    return say(key, grade=max(1, int(level.grade)))


def cautions_said(level: Level, language: str) -> tuple[str, ...]:
    """What fools the measure here, one sentence each."""
    say = words(FOLDER, language)
    return tuple(say(f"caution.{name}") for name in level.cautions)
