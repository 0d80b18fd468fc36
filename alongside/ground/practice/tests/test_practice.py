"""There is one practice; what changes it is checked and written down."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from alongside.ground.people.services import register_person
from alongside.ground.practice.models import Practice
from alongside.ground.practice.selectors import locations, the_practice
from alongside.ground.practice.services import add_holiday, add_location, change, set_up
from alongside.ground.spine.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    Practice.objects.all().delete()
    set_up(name="Riverside", timezone="America/Chicago", by=None)
    return register_person(by=None, origin="test", given="Mo").id


def test_a_home_has_one_practice(manager):
    with pytest.raises(ValidationError):
        set_up(name="Another", by=None)
    assert the_practice().name == "Riverside"


def test_a_change_is_on_the_timeline(manager):
    change(by=manager, phone="312-555-0100")
    assert the_practice().phone == "312-555-0100"
    last = Event.objects.filter(kind="practice.changed").latest("recorded_at")
    assert (last.by_id, last.data) == (manager, {"fields": ["phone"]})


@pytest.mark.parametrize("setting", [{"timezone": "Mars/Olympus"}, {"timezone": ""}, {"demo": True}, {"nonsense": 1}])
def test_a_wrong_setting_changes_nothing(manager, setting):
    with pytest.raises(ValidationError):
        change(by=manager, **setting)
    assert (the_practice().timezone, the_practice().demo) == ("America/Chicago", False)


def test_places_have_hours_and_a_holiday_is_kept_once(manager):
    add_location(by=manager, name="Main", timezone="America/Chicago", hours={0: (time(8), time(17))})
    for name in ("Labor day", "Labor Day"):
        add_holiday(by=manager, on=date(2026, 9, 7), name=name)
    (place,) = locations(date(2026, 1, 1))
    assert [(h.weekday, h.opens) for h in place.hours.all()] == [(0, time(8))]
    from alongside.ground.practice.models import Holiday

    assert [h.name for h in Holiday.objects.all()] == ["Labor Day"]
