"""What a clinician reads before explanations reach patients: every sentence of a group, and the edition it is of."""

import hashlib
from dataclasses import dataclass
from functools import cache

from alongside.knowledge.core.wording import LANGUAGES, Words

from ..names import name_of
from .catalogue import FOLDER, IMPRINTS, MEASURANDS, Measurand
from .explain import texts

PARTS = ("what", "low", "inside", "high", "next", "ask")


@dataclass(frozen=True, slots=True)
class Said:
    """All that may be said of one test: (key, sentence). A sentence with {places} is shown as it is written."""

    name: str
    sentences: tuple[tuple[str, str], ...]


def everything_said(group: str, language: str) -> tuple[Said, ...]:
    """Test by test, and last what is said of every test. Raises KeyError for a group that is not there."""
    _card, say = IMPRINTS[group], texts(language)
    tests = [Said(name_of("tests", test.key, language), _of(test, say)) for test in _tests(group)]
    return (*tests, Said("", _of_all(say)))


@cache
def edition(group: str) -> str:
    """Changes with every number and sentence of a group, so that nobody has accepted what they never read."""
    said = [everything_said(group, language) for language in LANGUAGES]
    rules = [(FOLDER / "data" / f"{name}.toml").read_text(encoding="utf-8") for name in (group, "sources")]
    return f"{IMPRINTS[group].version}-{hashlib.sha256(repr((said, rules)).encode()).hexdigest()[:16]}"


def _tests(group: str) -> list[Measurand]:
    return [test for test in MEASURANDS.values() if test.group == group]


def _of(test: Measurand, say: Words) -> tuple[tuple[str, str], ...]:
    own = [(part, _text(say, f"test.{test.key}.{part}")) for part in PARTS if f"test.{test.key}.{part}" in say.texts]
    return (*own, *((band.id, say(f"band.{band.id}")) for band in test.bands))


def _of_all(say: Words) -> tuple[tuple[str, str], ...]:
    apart = ("test.", "band.", "date.", "group.")
    return tuple((key, _text(say, key)) for key in say.texts if not key.startswith(apart))


def _text(say: Words, key: str) -> str:
    return say(key) if type(say.texts[key]) is str else " ".join(say.each(key))
