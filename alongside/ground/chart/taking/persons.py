"""A Patient record → a person the practice knows: one person for each record, never merged by itself."""

from uuid import UUID

from alongside.knowledge.core.dates import PartialDate
from alongside.knowledge.core.facts import Demographics

from ...people.services import register_person, update_person

LONGEST_LANGUAGE = 10
NAME = 120


def register(who: Demographics, source: str) -> UUID:
    """A new person, as the record describes them."""
    language = who.language.split("-")[0].lower()
    person = register_person(
        by=None, origin=source, patient=True, birth=_birth(who.birth), called=who.called[:NAME],
        language=language if language.isalpha() and len(language) <= LONGEST_LANGUAGE else "", **_particulars(who),
    )  # fmt: skip
    return person.id


def follow(person: UUID, who: Demographics) -> None:
    """The record changed. What to call them and their language stay as they chose them here."""
    text, lower, upper = _birth(who.birth) or ("", None, None)
    update_person(
        by=None, person=person, birth_text=text, birth_lower=lower, birth_upper=upper, **_particulars(who)
    )  # fmt: skip


def _particulars(who: Demographics) -> dict:
    return {
        "given": who.given[:NAME],
        "family": who.family[:NAME],
        "sex": who.sex[:10],
        "deceased": who.deceased,
        "deceased_text": who.died.text[:40] if who.died else "",
    }


def _birth(when: PartialDate | None):
    return (when.text[:10], when.lower, when.upper) if when else None
