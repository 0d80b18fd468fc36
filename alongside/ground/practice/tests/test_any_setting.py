"""Whatever somebody types as a setting is either taken as it is or refused in words; nothing else happens."""

from datetime import date, time
from zoneinfo import ZoneInfo, available_timezones

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from alongside.ground.people.services import register_person
from alongside.ground.practice.models import Holiday, Location, Practice
from alongside.ground.practice.selectors import the_practice
from alongside.ground.practice.services import add_holiday, add_location, change, set_up
from alongside.ground.spine.models import Event

pytestmark = pytest.mark.django_db
many = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
ODD = ["America", "..", "/etc/passwd", "../UTC", "posixrules", "UTC\x00", "a" * 5000, " UTC", "utc ", "Europe/", "~"]
zones = some.one_of(
    some.sampled_from(sorted(available_timezones())), some.sampled_from(ODD), some.text(max_size=30)
)  # fmt: skip


@pytest.fixture
def manager():
    Practice.objects.all().delete()
    set_up(name="Riverside", timezone="America/Chicago", by=None)
    return register_person(by=None, origin="test", given="Mo").id


@many
@given(zone=zones)
def test_a_zone_is_one_that_every_page_can_use(manager, zone):
    before = Event.objects.count()
    try:
        change(by=manager, timezone=zone)
    except ValidationError:
        assert Event.objects.count() == before
    else:
        assert the_practice().timezone == zone
        assert Event.objects.count() == before + 1
    ZoneInfo(the_practice().timezone)


@many
@given(minutes=some.integers(-10, 70_000), field=some.sampled_from(["staff_idle_minutes", "patient_idle_minutes"]))
def test_nobody_is_signed_out_at_once_or_never(manager, minutes, field):
    try:
        change(by=manager, **{field: minutes})
    except ValidationError:
        assert not 2 <= minutes <= 30
    assert 2 <= getattr(the_practice(), field) <= 30


@many
@given(zone=zones, hours=some.dictionaries(some.integers(-1, 7), some.tuples(some.times(), some.times()), max_size=8))
def test_a_place_opens_before_it_closes_on_days_that_there_are(manager, zone, hours):
    before = (Location.objects.count(), Event.objects.count())
    try:
        place = add_location(by=manager, name="Main", timezone=zone, hours=hours)
    except ValidationError:
        assert (Location.objects.count(), Event.objects.count()) == before
        return
    ZoneInfo(place.timezone)
    kept = {one.weekday: (one.opens, one.closes) for one in place.hours.all()}
    assert kept == hours
    assert all(day in range(7) and opens < closes for day, (opens, closes) in kept.items())


@pytest.mark.parametrize(
    "hours", [{0: (time(17), time(8))}, {0: (time(8), time(8))}, {7: (time(8), time(17))}, {-1: (time(8), time(9))}]
)
def test_hours_that_no_day_has_are_refused(manager, hours):
    with pytest.raises(ValidationError):
        add_location(by=manager, name="Main", timezone="UTC", hours=hours)
    assert not Location.objects.exists()


@many
@given(days=some.lists(some.tuples(some.dates(date(2020, 1, 1), date(2020, 1, 9)), some.booleans()), max_size=12))
def test_a_day_is_closed_once_for_a_place_and_once_for_the_practice(manager, days):
    Holiday.objects.all().delete()
    place = Location.objects.first() or add_location(by=manager, name="Main", timezone="UTC", hours={})
    for on, everywhere in days:
        add_holiday(by=manager, on=on, name="Closed", location=None if everywhere else place.id)
    kept = list(Holiday.objects.values_list("date", "location"))
    assert sorted(map(str, kept)) == sorted(map(str, {(on, None if all_ else place.id) for on, all_ in days}))


def test_the_database_itself_holds_a_day_once(manager):
    """On every database: a room may write holidays by another way one day."""
    place = add_location(by=manager, name="Main", timezone="UTC", hours={})
    for location in (None, place):
        Holiday.objects.create(date=date(2026, 9, 7), name="Labor Day", location=location)
        with pytest.raises(IntegrityError), transaction.atomic():
            Holiday.objects.create(date=date(2026, 9, 7), name="Labour Day", location=location)


@pytest.mark.parametrize("setting", [{"name": "x" * 121}, {"name": ""}, {"phone": "5" * 41}, {"state": "Illinois"}])
def test_what_does_not_fit_is_refused_in_words_on_every_database(manager, setting):
    with pytest.raises(ValidationError):
        change(by=manager, **setting)
    Practice.objects.all().delete()
    with pytest.raises(ValidationError):
        set_up(by=None, **{"name": "Riverside", **setting})
    assert not Practice.objects.exists()
