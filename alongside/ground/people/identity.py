"""One person, perhaps several records: following the links that humans made."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from ..spine.prepared import prepared
from .models import Person, PersonLink


def main_person_id(person_id: UUID) -> UUID:
    """The person that this record is linked to, or itself. Links never form a ring (services.links)."""
    seen = {person_id}
    while True:
        link = PersonLink.objects.filter(other=person_id, undone_at=None).values_list("main", flat=True).first()
        if link is None or link in seen:
            return person_id
        person_id = link
        seen.add(link)


def same_person_ids(person_id: UUID) -> tuple[UUID, ...]:
    """All records that are this person, the main one first. Empty when there is no such person."""
    linked = _is_linked(person_id)
    if not any(linked):  # as almost everybody: one query
        return (person_id,) if linked else ()
    main = main_person_id(person_id)
    found, fresh = [main], [main]
    while fresh:
        links = PersonLink.objects.filter(main__in=fresh, undone_at=None).exclude(other__in=found)
        fresh = list(links.order_by("id").values_list("other", flat=True))
        found += fresh
    return tuple(found)


@prepared
def _is_linked(person_id: UUID) -> QuerySet[Person]:
    links = PersonLink.objects.filter(Q(main=OuterRef("id")) | Q(other=OuterRef("id")), undone_at=None)
    return Person.objects.filter(id=person_id).values_list(Exists(links), flat=True)


def locked_ids(person_id: UUID) -> tuple[UUID, ...]:
    """`same_person_ids`, each locked until the transaction ends: whoever changes the same thing meanwhile waits."""
    records = same_person_ids(person_id)
    list(Person.objects.select_for_update().filter(id__in=records).order_by("id"))
    return records


def linked_by(person_id: UUID, moment: datetime) -> set[UUID]:
    """The records that were this person's at a moment and still are, whichever of them is the main one."""
    pairs = PersonLink.objects.filter(undone_at=None, linked_at__lt=moment)
    found, fresh = {person_id}, {person_id}
    while fresh:
        near = pairs.filter(Q(main__in=fresh) | Q(other__in=fresh)).values_list("main", "other")
        fresh = {end for pair in near for end in pair} - found
        found |= fresh
    return found


def stood_for(record: UUID, start: datetime, end: datetime) -> Iterator[tuple[UUID, datetime, datetime]]:
    """Where this record's content was shown between two moments: (record, from, until), itself and all mains above."""
    yield record, start, end
    for link in PersonLink.objects.filter(other=record, linked_at__lt=end).exclude(undone_at__lte=start):
        yield from stood_for(link.main_id, max(start, link.linked_at), min(end, link.undone_at or end))
