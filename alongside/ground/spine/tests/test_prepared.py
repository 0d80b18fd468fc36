"""A prepared question answers as its queryset does, whatever it is asked with; what cannot be prepared is refused."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Count, QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import get_language

from alongside.ground.people.models import Person, RoleHeld
from alongside.ground.people.services import give_role, register_person
from alongside.ground.spine.models import Look
from alongside.ground.spine.prepared import prepared

pytestmark = pytest.mark.django_db


@prepared
def held_by(person: UUID) -> QuerySet[RoleHeld]:
    return RoleHeld.objects.filter(person=person, ended_at=None).select_related("person").order_by("role")


@prepared
def roles_of(people: tuple[UUID, ...], ended: datetime | None) -> QuerySet[RoleHeld]:
    return RoleHeld.objects.filter(person__in=people, ended_at=ended).order_by("role").values_list("role", "person_id")


@prepared
def held_since(moment: datetime, role: str) -> QuerySet[RoleHeld]:
    return RoleHeld.objects.filter(since__gt=moment, role=role).values_list("person_id", flat=True).order_by("id")


@prepared
def counted(people: set[UUID]) -> QuerySet[Person]:
    return Person.objects.filter(id__in=people).annotate(n=Count("roles")).order_by("family")


@pytest.fixture
def three() -> list[Person]:
    people = [register_person(by=None, origin="test", given="Ann", family=name) for name in ("Ash", "Birch", "Cedar")]
    for person, roles in zip(people, (("nurse", "physician"), ("nurse",), ()), strict=True):
        for role in roles:
            give_role(by=None, person=person.id, role=role)
    return people


def test_models_come_with_what_they_refer_to(three, django_assert_num_queries) -> None:
    for person in three:
        with django_assert_num_queries(1):
            found = held_by(person.id)
            assert {one.person.family for one in found} <= {person.family}
        plain = list(held_by.__wrapped__(person.id))
        assert [(one, one.since, one.ended_at) for one in found] == [(one, one.since, one.ended_at) for one in plain]
    assert [one.role for one in held_by(three[0].id)] == ["nurse", "physician"]


def test_lists_of_every_length_and_none(three) -> None:
    keys = [person.id for person in three]
    for many in ((), keys[:1], keys[:2], tuple(keys), [*keys, keys[0]], [uuid4()]):
        assert roles_of(many, None) == list(roles_of.__wrapped__(many, None))
    RoleHeld.objects.filter(person=keys[0]).update(ended_at=(moment := timezone.now()))
    assert roles_of(keys, moment) == [("nurse", keys[0]), ("physician", keys[0])]
    assert roles_of(keys, None) == [("nurse", keys[1])]


def test_moments_texts_and_what_is_counted(three) -> None:
    long_ago = timezone.now() - timedelta(days=365)
    for moment in (long_ago, timezone.now() + timedelta(days=1)):
        for role in ("nurse", "physician", "%s' OR 1=1 --"):
            assert held_since(moment, role) == list(held_since.__wrapped__(moment, role))
    assert [(one.family, one.n) for one in counted({p.id for p in three})] == [("Ash", 2), ("Birch", 1), ("Cedar", 0)]


def test_only_the_text_is_kept_and_never_an_answer(three) -> None:
    key = three[2].id
    assert held_by(key) == []
    give_role(by=None, person=key, role="nurse")
    with CaptureQueriesContext(connection) as asked:
        assert [one.role for one in held_by(key)] == ["nurse"]
    assert len(asked) == 1


def test_nobody_is_asked_where_nothing_can_be_found(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert roles_of((), None) == []


@prepared
def looks_at_a_clock(viewer: UUID) -> QuerySet[Look]:
    return Look.objects.filter(viewer=viewer, hour__lt=timezone.now())


@prepared
def works_on_a_value(word: str) -> QuerySet[Person]:
    return Person.objects.filter(family__icontains=word)


@prepared
def tidies_a_value(word: str) -> QuerySet[Person]:
    return Person.objects.filter(family=word.strip().lower())


@prepared
def rounds_a_moment(moment: datetime) -> QuerySet[RoleHeld]:
    return RoleHeld.objects.filter(since__gt=moment.replace(hour=0, minute=0, second=0))


@prepared
def asks_in_the_readers_zone(person: UUID) -> QuerySet[RoleHeld]:
    return RoleHeld.objects.filter(person=person, since__date=date(2026, 3, 1))


@prepared
def asks_in_the_readers_language(person: UUID) -> QuerySet[RoleHeld]:
    return RoleHeld.objects.filter(person=person, role=get_language())


@prepared
def matches_a_pattern(word: str) -> QuerySet[Person]:
    """On SQLite a wildcard of LIKE is escaped, where there is one; PostgreSQL needs none of it."""
    return Person.objects.filter(family__iexact=word)


def test_wildcards_never_find_anybody_else(three) -> None:
    try:
        assert matches_a_pattern("%") == matches_a_pattern("_____") == []
    except TypeError as refused:
        assert "cannot be prepared" in str(refused)


@prepared
def forgets_a_value(person: UUID, role: str) -> QuerySet[RoleHeld]:
    return RoleHeld.objects.filter(person=person)


@prepared
def gives_dictionaries(person: UUID) -> QuerySet[RoleHeld]:
    return RoleHeld.objects.filter(person=person).values("role")


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (looks_at_a_clock, (UUID(int=1),)),
        (works_on_a_value, ("Ash",)),
        (tidies_a_value, ("Ash",)),
        (rounds_a_moment, (datetime(2026, 3, 1, tzinfo=UTC),)),
        (asks_in_the_readers_zone, (UUID(int=1),)),
        (asks_in_the_readers_language, (UUID(int=1),)),
        (counted, (iter([UUID(int=1)]),)),
        (counted, ({UUID(int=1): 1}.values(),)),
        (forgets_a_value, (UUID(int=1), "nurse")),
        (gives_dictionaries, (UUID(int=1),)),
    ],
)
def test_what_cannot_be_prepared_is_refused_at_once(question, values) -> None:
    with pytest.raises(TypeError, match="cannot be prepared"):
        question(*values)
