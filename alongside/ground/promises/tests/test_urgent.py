"""What is urgent goes to who is on duty now, then to the next; where nobody is, the patient is told what to do."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from alongside.ground.people.on_duty import on_duty
from alongside.ground.people.services import add_shift, end_role, end_shift, tell_leave
from alongside.ground.people.tests.clinic import viewer
from alongside.ground.practice.services import change, close_for_a_time
from alongside.ground.promises import clock as clocks
from alongside.ground.promises.models import Promise
from alongside.ground.promises.services import keep
from alongside.ground.promises.urgent import ask_urgently
from alongside.ground.spine.models import Event

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def duty(clinic):
    """On Wednesdays from 8 to 16 Lee is asked first, then Ann; at night, from 20 to 6, it is Ned."""
    clinic.lee, clinic.ann, clinic.ned = (clinic.staff("nurse", name) for name in ("Lee", "Ann", "Ned"))
    clinic.mo = clinic.staff("manager", "Mo")
    change(by=clinic.mo.id, phone="312-555-0100", after_hours_phone="312-555-0199")
    for place, person in ((2, clinic.ann), (1, clinic.lee)):
        shift(clinic, person, 8, 16, weekday=2, place=place)
    shift(clinic, clinic.ned, 20, 6, weekday=2)
    return clinic


def shift(clinic, person, begins: int, ends: int, **more):
    times = {"begins": time(begins), "ends": time(ends)}
    return add_shift(by=None, duty="urgent", person=person and person.id, **times, **more)


def ask(clinic):
    return ask_urgently(by=clinic.maria.id, about=clinic.maria.id, kind="answer_correction")


def alarms() -> list[tuple[str, list[str]]]:
    found = Event.objects.filter(kind__in=("promises.alarm", "promises.given_out", "promises.nobody_on_duty"))
    return [(e.kind.removeprefix("promises."), e.data.get("told")) for e in found.order_by("id")]


def test_the_first_at_once_then_all_then_the_manager_then_an_outside_line(duty, clock):
    asked = ask(duty)
    lee, ann, mo = (str(one.id) for one in (duty.lee, duty.ann, duty.mo))
    assert (asked.on_duty, asked.outside) == ((duty.lee.id, duty.ann.id), "312-555-0199")
    assert asked.promise.owed_by_id == duty.lee.id
    assert alarms() == [("alarm", [lee])]
    for _ in range(31):
        clock.now += MINUTE
        clocks.run(clock.now)
    assert alarms()[1:] == [("alarm", [lee, ann]), ("alarm", [lee, ann, mo]), ("given_out", [lee, ann, mo])]
    asked.promise.refresh_from_db()
    assert asked.promise.given_out_at


def test_who_looks_ends_it(duty, clock):
    keep(by=duty.lee.id, promise=ask(duty).promise.id)
    clocks.run(clock.now + timedelta(hours=1))
    assert len(alarms()) == 1


def test_without_a_staffed_hour_no_alarm_and_somebody_reads_it_after_opening(duty, clock):
    clock.set(2026, 3, 5, 0)  # Wednesday evening, six o'clock: between the day and the night
    asked = ask(duty)
    assert (asked.on_duty, asked.outside) == ((), "312-555-0199")
    assert alarms() == [("nobody_on_duty", None)]
    assert (asked.promise.owed_by_role, asked.promise.due_at) == ("nurse", datetime(2026, 3, 5, 15, tzinfo=UTC))


def test_a_shift_that_ends_meanwhile_leads_to_the_outside_line_at_once(duty, clock):
    clock.set(2026, 3, 4, 21, 55)  # five minutes before the end
    asked = ask(duty)
    clock.now += 10 * MINUTE
    clocks.run(clock.now)
    assert [kind for kind, _told in alarms()] == ["alarm", "given_out"]
    clocks.run(clock.now + timedelta(days=3))
    assert len(alarms()) == 2
    assert {step.how for step in asked.promise.steps.all()} == {"fired", "missed"}


def test_closing_the_practice_keeps_the_urgent_route(duty, clock):
    close_for_a_time(by=None, begins_at=clock.now, ends_at=clock.now + timedelta(days=2), why="Ice")
    asked = ask(duty)
    clocks.run(clock.now + 10 * MINUTE)
    assert [kind for kind, _told in alarms()] == ["alarm", "alarm"]
    assert Promise.objects.get().due_at == asked.promise.due_at == clock.now + 30 * MINUTE


def test_where_the_practice_never_opens_it_is_owed_within_a_day(duty, clock):
    from alongside.ground.practice.models import Location, OpeningHours
    from alongside.ground.practice.services import add_holiday

    OpeningHours.objects.all().delete()
    for n in range(420):
        add_holiday(by=None, on=clock.now.date() + timedelta(days=n), name="x", location=None)
    assert Location.objects.count() == 1
    clock.set(2026, 3, 5, 0)
    assert ask(duty).promise.due_at == clock.now + timedelta(days=1)


def test_nights_covers_single_days_and_who_no_longer_works_here(duty, clock):
    night = datetime(2026, 3, 5, 9, tzinfo=UTC)  # three in the morning: Wednesday's night
    assert on_duty("urgent", night) == [duty.ned.id]
    assert on_duty("answers", night) == []
    tell_leave(by=None, person=duty.ned.id, begins_at=night - MINUTE, ends_at=night + MINUTE, cover=duty.ann.id)
    assert on_duty("urgent", night) == [duty.ann.id]
    assert on_duty("urgent", night + 2 * MINUTE) == [duty.ned.id]
    end_role(by=viewer(duty.staff("administrator")), person=duty.ned.id, role="nurse")
    assert on_duty("urgent", night + 2 * MINUTE) == []


def test_a_single_day_takes_the_place_of_the_weeks_shifts(duty, clock):
    alone = shift(duty, duty.ned, 12, 14, on=clock.now.date())
    assert on_duty("urgent", clock.now) == [duty.ned.id]
    assert on_duty("urgent", clock.now - timedelta(hours=1)) == []
    end_shift(by=None, shift=alone.id)
    shift(duty, None, 0, 23, on=clock.now.date())
    assert on_duty("urgent", clock.now) == []
    assert on_duty("urgent", clock.now + timedelta(days=7)) == [duty.lee.id, duty.ann.id]


@pytest.mark.parametrize(
    "wrong", [{}, {"weekday": 7}, {"weekday": -1}, {"weekday": 0, "on": datetime(2026, 3, 4).date()}, {"weekday": 0}]
)
def test_a_shift_that_cannot_be_is_refused(duty, wrong):
    with pytest.raises(ValidationError):
        shift(duty, duty.maria if wrong == {"weekday": 0} else duty.lee, 8, 16, **wrong)
    with pytest.raises(ValidationError):
        shift(duty, None, 8, 16, weekday=1)
