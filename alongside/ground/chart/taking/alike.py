"""Records that look like one person: proposed to a human, never merged."""

from difflib import SequenceMatcher
from uuid import UUID

from django.utils import timezone

from alongside.knowledge.core.folding import folded
from alongside.knowledge.core.identity import references_in
from alongside.knowledge.core.values import loads

from ...people.selectors import linked_ids, persons_born_like
from ...promises.services import open_promise
from ..models import Identifier, Resource, SamePerson
from . import bulk
from .names import key_of
from .resolve import resolve

BIRTH_AND_NAME = "birth_and_name"
IDENTIFIER = "identifier"
LINKED = "linked"  # Patient.link: the sender says that two records of its own are one person
SIMILAR = 0.88  # share of letters in order that two whole names have in common
SHORTEST_IDENTIFIER = 4
MOST_SHARE = 10  # patients; a number that more have is a group's, or stands for "not known"
# Asked for every identifier of every patient that comes in; composing it anew takes ten times as long as the answer.
_OTHERS = f"""
    SELECT DISTINCT r.person_id FROM {Identifier._meta.db_table} i
    JOIN {Resource._meta.db_table} r ON r.id = i.resource_id
    WHERE i.value = %s AND i.system = %s AND r.type = 'Patient' AND r.person_id <> %s LIMIT %s
"""  # noqa: S608 - names are our models’ own


def propose(person) -> list[SamePerson]:
    """Proposals for everybody who looks like `person` (a people Person). What was proposed before is not again."""
    reasons: dict[UUID, set[str]] = {}
    for other in persons_born_like(person):
        if similar(person, other):
            reasons.setdefault(other.id, set()).add(BIRTH_AND_NAME)
    for other_id in _same_identifier(person.id):
        reasons.setdefault(other_id, set()).add(IDENTIFIER)
    for other_id in _linked_by_sender(person.id):
        reasons.setdefault(other_id, set()).add(LINKED)
    linked = set(linked_ids(person.id)) if reasons else ()
    return [
        made
        for other, because in sorted(reasons.items())
        if other not in linked and (made := _propose(person.id, other, because))
    ]


def similar(one, other) -> bool:
    """Whether two persons' names could be one name: spelled otherwise, swapped, shortened, or with accents lost."""
    mine, theirs = _words(f"{one.given} {one.family}"), _words(f"{other.given} {other.family}")
    if not mine or not theirs:
        return False
    if set(mine) == set(theirs) or SequenceMatcher(None, " ".join(mine), " ".join(theirs)).ratio() >= SIMILAR:
        return True
    given, their_given = _words(one.given), _words(other.given)
    same_family = _words(one.family) == _words(other.family) != []
    return same_family and bool(given and their_given) and _short_for(given[0], their_given[0])


def _short_for(one: str, other: str) -> bool:
    """An initial or the start of the other: J, Jo, Joseph."""
    return one.startswith(other) or other.startswith(one)


def _words(name: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in folded(name)).split()


def _same_identifier(person: UUID) -> set[UUID]:
    mine = Identifier.objects.filter(resource__person=person, resource__type="Patient").exclude(system="")
    found: set[UUID] = set()
    for system, value in mine.values_list("system", "value"):
        if len(value) >= SHORTEST_IDENTIFIER and len(set(value) & set("0123456789abcdefghijklmnopqrstuvwxyz")) > 1:
            others = bulk.select(_OTHERS, (value, system, person.hex, MOST_SHARE))
            found |= {UUID(str(other)) for (other,) in others} if len(others) < MOST_SHARE else set()
    return found


def _linked_by_sender(person: UUID) -> set[UUID]:
    found: set[UUID] = set()
    records = Resource.objects.filter(person=person, type="Patient").values_list("source", "current__raw")
    for source, raw in records:
        resource = loads(bytes(raw))
        if "link" in resource:
            keys = {key for reference, _path in references_in(resource["link"]) if (key := key_of(reference))}
            found |= {target.person for target in resolve(source, keys).values() if target.type == "Patient"}
    return found - {None, person}


def _propose(person: UUID, other: UUID, because: set[str]) -> SamePerson | None:
    one, two = sorted((person, other))
    proposal, made = SamePerson.objects.get_or_create(
        one_id=one, other_id=two, defaults={"because": sorted(because), "found_at": timezone.now()}
    )
    if not made:
        return None
    open_promise(
        by=None, about=person, kind="look_at_same_person", owed_to=person, owed_by_role="nurse", subject=proposal.id
    )
    return proposal
