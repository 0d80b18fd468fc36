"""Finding a person by what somebody at a desk types: part of a name without its accents, a birth date in any order."""

import re
from datetime import date

from django.db.models import Q

from alongside.knowledge.core.folding import folded

_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\Z")
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})\Z")


def findable(given: str, family: str, called: str) -> str:
    """The names of a person as they are looked for. Kept with the person: no database folds every accent."""
    return " ".join(filter(None, map(folded, (given, family, called))))


def who_has(word: str) -> Q:
    """Persons whose names have this word in them, or whose birth date may be meant by it."""
    named, born = Q(findable__contains=folded(word)), Q(birth_text__startswith=word)
    for text in _dates(word):
        born |= Q(birth_text__startswith=text)
    return named | born if folded(word) else born


def _dates(word: str) -> set[str]:
    """What is typed as 3/14/1968, 14.3.1968 or 3/1968, as records write it. Where the order is open, both."""
    if found := _DATE.match(word):
        one, two, year = map(int, found.groups())
        return {text for month, day in ((one, two), (two, one)) if (text := _day(year, month, day))}
    if found := _MONTH.match(word):
        month, year = map(int, found.groups())
        return {f"{year}-{month:02}"} if 1 <= month <= 12 else set()
    return set()


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
