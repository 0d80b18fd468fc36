"""Which stops end a sentence: not the one of Dr., nor of 7.5, nor of an initial."""

import re

# Never the end of a sentence; and those that are, when a capital letter follows.
_NEVER = frozenset(
    "dr dra mr mrs ms sr sra srta prof st vs eg ie e.g i.e p.ej ej approx aprox tel ext fig dept".split()
)
_MAY_BE = frozenset("a.m p.m am pm etc inc jr hrs hr min lb lbs oz u.s ee.uu ud uds vd b.i.d t.i.d p.r.n".split())
_BEFORE_NUMBER = frozenset("no nos num núm".split())  # No. 5; but not "No. It is fine."
# After these, a single letter is a name: vitamin D, hepatitis B.
_LETTERED = frozenset("vitamin vitamina hepatitis type tipo group grupo option opción plan part parte".split())
_LAST = re.compile(r"[^\s(\[\"“«]+\Z")
_NEXT = re.compile(r"\s*[\"'“«(\[¿¡]*")


def is_end(text: str, start: int, stop: int, after: int, end: int) -> bool:
    """Whether the stop at `stop` (with what closes it, until `after`) ends a sentence of text[start:end]."""
    if after >= end or not text[stop:after].startswith(".") or text[stop:after].startswith(".."):
        return True
    following = _NEXT.match(text, after, end)
    first = text[following.end() : following.end() + 1] if following else ""
    last = _LAST.search(text[max(start, stop - 30) : stop])
    word = last.group().lower() if last else ""
    if word in _NEVER:
        return False
    if word in _BEFORE_NUMBER:
        return not first.isdigit()
    if word in _MAY_BE:
        return not first.islower() and not first.isdigit()
    if len(word) == 1 and last and last.group().isupper():
        before = text[start:stop].split()[-2:-1]
        return not (before and before[0][:1].isupper() and before[0].lower() not in _LETTERED)
    return not first.islower()
