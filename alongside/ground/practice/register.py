"""Each function that speaks to patients of their health: who uses it, on which inputs, basis and limits.

Marked `unreviewed`, none of them reaches a patient before a named clinician of the practice accepted it as it is now.
"""

from dataclasses import dataclass

from alongside.knowledge.core.imprint import Imprint
from alongside.knowledge.plain import explaining
from alongside.knowledge.plain.glossary import editions as glossary
from alongside.knowledge.plain.imprints import all_imprints

from .selectors import GLOSSARY, holding

EXPLAINED = "explaining-"  # and the group's name


@dataclass(frozen=True, slots=True)
class Function:
    """`title` in the reader's language. The imprint says basis, limits, who may use it; `edition` what is read now."""

    key: str
    title: str
    imprint: Imprint
    edition: str


@dataclass(frozen=True, slots=True)
class Stands:
    """A function and whether it reaches patients. `other`: an earlier edition was accepted, this one was not yet."""

    function: Function
    acceptance: object | None
    other: object | None


def functions(language: str) -> tuple[Function, ...]:
    """All there are, in the order they are read."""
    say = explaining.texts(language)
    explained = tuple(
        Function(EXPLAINED + group, say(f"group.{group}"), imprint, explaining.edition(group))
        for group, imprint in explaining.IMPRINTS.items()
    )
    words = Function(GLOSSARY, glossary.title(language), all_imprints()[GLOSSARY], glossary.edition())
    return (*explained, words)


def function(key: str, language: str) -> Function | None:
    """One of them, or None."""
    return next((one for one in functions(language) if one.key == key), None)


def stands(language: str) -> tuple[Stands, ...]:
    """Each function, and who accepted it."""
    known = holding()
    found = []
    for one in functions(language):
        held = known.get(one.key)
        same = held is not None and held.edition == one.edition
        found.append(Stands(one, held if same else None, None if same else held))
    return tuple(found)


def accepted(group: str) -> object | None:
    """Who accepted the explanations of a group as they are now; None while nobody did."""
    return _holds(EXPLAINED + group, explaining.edition(group))


def glossary_accepted() -> object | None:
    """Who accepted the glossary as it is now; None while nobody did."""
    return _holds(GLOSSARY, glossary.edition())


def to_read() -> int:
    """How many functions wait for a clinician: never accepted, taken back, or changed since."""
    return sum(one.acceptance is None for one in stands("en"))


def _holds(key: str, edition: str) -> object | None:
    held = holding().get(key)
    return held if held is not None and held.edition == edition else None
