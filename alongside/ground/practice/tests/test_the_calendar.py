"""The calendar is what is written down: places, holidays, closures; and it says when it had to be assumed."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from alongside.ground.people.services import register_person
from alongside.ground.practice.calendar.openings import is_open, next_opening
from alongside.ground.practice.models import Practice
from alongside.ground.practice.services import (
    add_holiday,
    add_location,
    close_for_a_time,
    close_location,
    open_again,
    set_up,
)
from alongside.ground.practice.the_calendar import closures_to_come, the_calendar, why_closed
from alongside.ground.spine.models import Event

pytestmark = pytest.mark.django_db
DAILY = {day: (time(8), time(17)) for day in range(5)}


def chicago(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 6, day, hour + 5, minute, tzinfo=UTC)  # in June, Chicago is five hours behind


@pytest.fixture
def manager():
    Practice.objects.all().delete()
    set_up(name="Riverside", timezone="America/Chicago", by=None)
    return register_person(by=None, origin="test", given="Mo").id


def close(by, begins: datetime, ends: datetime, **more):
    return close_for_a_time(by=by, begins_at=begins, ends_at=ends, **{"why": "Storm", **more})


def test_without_hours_ordinary_ones_are_assumed_and_holidays_still_count(manager):
    add_location(by=manager, name="Main", timezone="America/Chicago", hours={})
    add_holiday(by=manager, on=date(2027, 6, 2), name="Founders")
    found = the_calendar()
    assert found.assumed
    assert next_opening(found, chicago(1, 18)) == chicago(3, 9)


def test_hours_holidays_and_closures_of_each_place(manager):
    main = add_location(by=manager, name="Main", timezone="America/Chicago", hours=DAILY)
    add_location(by=manager, name="Mill", timezone="America/Chicago", hours={1: (time(10), time(18))})
    assert not the_calendar().assumed
    assert is_open(the_calendar(), chicago(1, 17, 30))  # a Tuesday: Mill alone
    add_holiday(by=manager, on=date(2027, 6, 1), name="Floor", location=main.id)
    assert not is_open(the_calendar(), chicago(1, 9))
    assert is_open(the_calendar(), chicago(1, 11))
    close(manager, chicago(1, 10), chicago(1, 12))
    assert next_opening(the_calendar(), chicago(1, 9)) == chicago(1, 12)
    assert is_open(the_calendar(), chicago(2, 9))


def test_a_place_closed_for_good_leaves_the_calendar(manager):
    main = add_location(by=manager, name="Main", timezone="America/Chicago", hours=DAILY)
    close_location(by=manager, location=main.id, on=date(2020, 1, 1))
    assert the_calendar().assumed


def test_a_place_that_closes_tomorrow_is_in_use_until_the_day_is_over_there(manager, monkeypatch):
    main = add_location(by=manager, name="Main", timezone="America/Chicago", hours=DAILY)
    close_location(by=manager, location=main.id, on=date(2027, 6, 2))
    monkeypatch.setattr(timezone, "now", lambda: chicago(1, 12) + timedelta(hours=11))  # in UTC it is the next day
    with timezone.override("UTC"):  # as the worker has it
        assert not the_calendar().assumed
    monkeypatch.setattr(timezone, "now", lambda: chicago(2, 0))
    with timezone.override("Pacific/Honolulu"):  # as somebody who travels has it
        assert the_calendar().assumed


def test_a_holiday_is_why_on_the_practices_own_day(manager):
    add_holiday(by=manager, on=date(2027, 6, 2), name="Founders")
    assert why_closed(chicago(1, 8), chicago(1, 12) + timedelta(hours=11)) == ""  # in UTC it ends on the holiday
    assert why_closed(chicago(1, 8), chicago(2, 9)) == "Founders"


def test_who_closed_when_and_why_is_kept_and_opening_again_ends_it(manager):
    now = datetime.now(UTC)
    closure = close(manager, now - timedelta(hours=1), now + timedelta(days=2))
    assert [(one.why, one.made_by_id) for one in closures_to_come(now)] == [("Storm", manager)]
    assert open_again(by=manager, closure=closure.id).ends_at < now + timedelta(minutes=1)
    assert not closures_to_come(datetime.now(UTC))
    with pytest.raises(ValidationError):
        open_again(by=manager, closure=closure.id)
    kinds = list(Event.objects.filter(by=manager).order_by("id").values_list("kind", flat=True))
    assert kinds[-2:] == ["practice.closed", "practice.opened_again"]


def test_a_closure_that_is_called_off_before_it_begins_never_was(manager):
    add_location(by=manager, name="Main", timezone="America/Chicago", hours=DAILY)
    closure = close(manager, chicago(1, 8), chicago(1, 17))
    assert not is_open(the_calendar(), chicago(1, 9))
    open_again(by=manager, closure=closure.id)
    assert is_open(the_calendar(), chicago(1, 9))
    assert not closures_to_come(datetime.now(UTC))
    with pytest.raises(ValidationError):
        open_again(by=manager, closure=closure.id)


@pytest.mark.parametrize(
    ("begins", "ends", "why"),
    [(1, -1, "x"), (-3, -2, "x"), (1, 24 * 200, "x"), (1, 2, " "), (1, 1, "x"), (1, 2, "x" * 201)],
)
def test_what_is_no_closure_is_refused(manager, begins, ends, why):
    now, before = datetime.now(UTC), Event.objects.count()
    with pytest.raises(ValidationError):
        close(manager, now + timedelta(hours=begins), now + timedelta(hours=ends), why=why)
    assert not closures_to_come(now)
    assert Event.objects.count() == before
