"""Where a text names a medicine the patient takes: those names are nobody's jargon, and nobody can choose them."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .lowered import lowered

# From the strength on, a name in a record is directions: "Metformin 500 MG Oral Tablet".
_STRENGTH = re.compile(r"\s*\(?\b\d.*\Z|\s*\[.*\Z", re.DOTALL)
_LEADING = re.compile(
    r"\A\s*(?:\d+\s*(?:hr|hour|horas?|days?|actuat)\s+|\d[\d.,]*\s*(?:mg|mcg|ml|g|unt?)\b\S*\s*)", re.IGNORECASE
)
_PARTS = re.compile(r"\s*(?:/|\+|;|,|\band\b|\by\b)\s*", re.IGNORECASE)
_FORMS = frozenset(
    "tablet tablets tab capsule capsules cap oral solution injection injectable cream ointment patch spray inhaler "
    "suspension drops pill pills extended delayed release er xr sr hcl topical nasal pen kit tableta tabletas capsula "
    "capsulas jarabe crema pomada parche gotas inyeccion solucion pastilla pastillas".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


@lru_cache(maxsize=512)
def _names(label: str) -> tuple[tuple[str, ...], ...]:
    bare = _STRENGTH.sub("", _LEADING.sub("", label.strip())) or label
    brand = re.findall(r"\[([^\]]+)\]", label)
    found = []
    for part in (*_PARTS.split(bare), *brand):
        words = [lowered(w) for w in _WORD.findall(part)]
        while words and words[-1] in _FORMS:
            words.pop()
        if words and any(len(w) > 2 for w in words):
            found.append(tuple(words))
            if len(words) > 1 and words[-1] in _SALTS:
                found.append(tuple(words[:-1]))
    return tuple(dict.fromkeys(found))


_SALTS = frozenset(
    "hydrochloride sodium potassium calcium succinate tartrate besylate maleate sulfate acetate mesylate fumarate "
    "bitartrate phosphate hidrocloruro clorhidrato sodica sodico potasico succinato tartrato besilato maleato "
    "sulfato".split()
)


def names_of(medicines: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The names in labels as a record has them, folded, word by word: without strength, form and salt.

    Each part of a combination and a brand in brackets is a name of its own.
    """
    return tuple(dict.fromkeys(name for label in medicines for name in _names(label)))


def spans(text: str, names: Sequence[tuple[str, ...]]) -> tuple[tuple[int, int], ...]:
    """Where the names stand in a text, whole, in order: (start, end)."""
    if not names:
        return ()
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_first.setdefault(name[0], []).append(name)
    words = [(lowered(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
    found, at = [], 0
    while at < len(words):
        fits = (n for n in by_first.get(words[at][0], ()) if tuple(w for w, _s, _e in words[at : at + len(n)]) == n)
        name = next(fits, ())
        if name:
            found.append((words[at][1], words[at + len(name) - 1][2]))
        at += len(name) or 1
    return tuple(found)
