"""How a problem or allergy stands: words that change the meaning of the whole, so that a guess would mislead."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from .unreadable import Unreadable
from .values import Concept, as_concept

# SNOMED CT codes stand beside FHIR's: converters from C-CDA send them.
CLINICAL = {
    **{code: code for code in ("active", "recurrence", "relapse", "inactive", "remission", "resolved", "unknown")},
    "55561003": "active", "73425007": "inactive", "413322009": "resolved", "277022003": "remission",
    "246455001": "recurrence", "263855007": "relapse",
}  # fmt: skip
VERIFIED = {
    **{code: code for code in (
        "unconfirmed", "provisional", "differential", "confirmed", "refuted", "entered-in-error", "presumed", "unknown",
    )},
    "entered in error": "entered-in-error", "410605003": "confirmed", "410516002": "refuted",
}  # fmt: skip


def one_of(known: dict[str, str]) -> Callable[[Any, str], str]:
    """A reader of a CodeableConcept, or of a mere code (STU3), that must say one of these."""

    @lru_cache(maxsize=1000)
    def meant(concept: Concept) -> frozenset[str]:
        by_code = {known[c.code.casefold()] for c in concept.codings if c.code.casefold() in known}
        words = (concept.text, *(c.display for c in concept.codings))
        return frozenset(by_code or {known[word.casefold()] for word in words if word.casefold() in known})

    def read(value: Any, path: str) -> str:
        concept = Concept(text=value.strip()) if type(value) is str else as_concept(value, path)
        if concept is None:
            return ""
        found = meant(concept)
        if len(found) == 1:
            (one,) = found
            return one
        if found:
            raise Unreadable(path, f"says two things at once: {' and '.join(sorted(found))}")
        raise Unreadable(path, f"“{concept.label[:40]}” does not say how this stands")

    return read
