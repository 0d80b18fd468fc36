"""A promise that is not kept is said, step by step: each once, in order, to people who are there."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from alongside.ground.people.services import end_leave, join_team, tell_leave
from alongside.ground.people.tests.clinic import viewer
from alongside.ground.practice.models import Location, OpeningHours
from alongside.ground.practice.services import add_holiday, change_location, close_for_a_time, open_again
from alongside.ground.promises import clock as clocks
from alongside.ground.promises.clocks import firing
from alongside.ground.promises.clocks.ladders import LADDERS, Says
from alongside.ground.promises.models import Promise, Step
from alongside.ground.promises.services import hand_on, keep, open_promise, release
from alongside.ground.spine.models import Event
from alongside.ground.spine.outbox import deliver_all

pytestmark = pytest.mark.django_db
SAID = ("promises.nudged", "promises.late", "promises.escalated", "promises.given_out", "promises.alarm")
TOMORROW_NOON = "day 1 12:00"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """March 2026 in Chicago, which moves its clocks on the 8th."""
    return datetime(2026, 3, day, hour + (6 if day < 8 else 5), minute, tzinfo=UTC)


@pytest.fixture
def team(clinic):
    """Lee, a nurse, owes; Dr. Day leads Maria's team; Mo runs the practice."""
    clinic.lee, clinic.mo = clinic.on_team("nurse"), clinic.staff("manager", "Mo")
    clinic.day = clinic.staff("physician", "Day")
    join_team(by=None, patient=clinic.maria.id, member=clinic.day.id, role="physician", lead=True)
    return clinic


def owe(team, owed_by=None, **more) -> Promise:
    due = {} if "due_at" in more else {"due_rule": TOMORROW_NOON}
    who = {} if "owed_by_role" in more else {"owed_by": (owed_by or team.lee).id}
    owed = {
        "by": None,
        "about": team.maria.id,
        "owed_to": team.maria.id,
        "kind": "talk_about_result",
        "ladder": "answer",
    }
    return open_promise(**{**owed, **who, **due, **more})


def said(promise=None) -> list[tuple[str, datetime]]:
    """What clocks said, and when."""
    events = Event.objects.filter(kind__in=SAID).order_by("id")
    found = [e for e in events if promise is None or e.data["promise"] == str(promise.id)]
    return [(e.kind.removeprefix("promises."), e.recorded_at) for e in found]


def told(kind: str) -> list[str]:
    return Event.objects.filter(kind=f"promises.{kind}").latest("id").data["told"]


def run_until(clock, end: datetime, every: timedelta = timedelta(minutes=15)) -> None:
    """The worker as it goes."""
    while clock.now < end:
        clock.now += every
        clocks.run(clock.now, seconds=600)


def test_every_ladder_ends_at_an_outside_line_and_only_there():
    for ladder in LADDERS.values():
        assert [rung.says == Says.OUTSIDE for rung in ladder] == [False] * (len(ladder) - 1) + [True]


def test_step_by_step_to_more_people_and_to_the_patient_with_a_new_time(team, clock):
    promise = owe(team)
    assert promise.due_at == at(5, 12)
    lee, day, mo = (str(one.id) for one in (team.lee, team.day, team.mo))
    run_until(clock, at(5, 11))
    assert said() == [("nudged", at(5, 10))]  # eight hours of work from noon to noon: six of them
    assert told("nudged") == [lee]
    run_until(clock, at(5, 12))
    assert told("late") == [lee, day]
    promise.refresh_from_db()
    assert promise.expected_at == at(6, 12)
    run_until(clock, at(10, 16))
    assert said() == [
        ("nudged", at(5, 10)), ("late", at(5, 12)), ("escalated", at(5, 16)), ("given_out", at(9, 12)),
    ]  # fmt: skip
    assert told("escalated") == told("given_out") == [lee, day, mo]
    promise.refresh_from_db()
    assert (promise.due_at, promise.given_out_at, promise.state) == (at(5, 12), at(9, 12), "open")


@pytest.mark.parametrize("end", [keep, lambda **given: release(reason="moot", **given)])
def test_what_has_ended_says_nothing(team, clock, end):
    promise = owe(team)
    end(by=team.lee.id, promise=promise.id)
    run_until(clock, at(10, 16))
    assert not said()
    assert {step.how for step in Step.objects.all()} == {"moot"}


def test_after_days_without_a_worker_the_last_step_speaks_once_for_those_missed(team, clock):
    owe(team)
    clock.now = at(6, 9)
    assert clocks.run(clock.now) == 1
    assert clocks.run(clock.now) == 0
    assert said() == [("escalated", at(6, 9))]
    assert Event.objects.get(kind="promises.escalated").data["missed"] == 2
    assert [step.how for step in Step.objects.order_by("rung")] == ["missed", "missed", "fired", ""]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stops=some.lists(some.integers(0, 9 * 24 * 4), max_size=12), turns=some.integers(1, 3))
def test_whenever_the_worker_ran_each_step_is_done_once_and_in_order(team, clock, stops, turns):
    clock.now = at(4, 12)
    promise = owe(team)
    for quarter in sorted(stops):
        clock.now = at(4, 12) + quarter * timedelta(minutes=15)
        for _ in range(turns):
            clocks.run(clock.now, seconds=600)
    steps = list(promise.steps.order_by("rung"))
    kinds, spoken = ["nudged", "late", "escalated", "given_out"], said(promise)
    due = [step for step in steps if stops and step.at <= at(4, 12) + max(stops) * timedelta(minutes=15)]
    assert [step.how != "" for step in steps] == [step in due for step in steps]
    assert [kind for kind, _at in spoken] == [kinds[step.rung] for step in steps if step.how == "fired"]
    assert [when for _kind, when in spoken] == sorted(when for _kind, when in spoken)
    missed = sum(e.data["missed"] for e in Event.objects.filter(kind__in=SAID) if e.data["promise"] == str(promise.id))
    assert missed + len(spoken) == len(due)
    keep(by=None, promise=promise.id)


def test_an_intention_has_no_clock_and_what_is_never_due_neither(team):
    with pytest.raises(ValueError, match="clock"):
        owe(team, intention=True)
    with pytest.raises(ValueError, match="clock"):
        owe(team, due_at=None)
    with pytest.raises(KeyError):
        owe(team, ladder="nobody knows it")
    assert not Promise.objects.exists()
    step = owe(team, ladder="", due_rule="", due_at=at(5, 12), intention=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.filter(id=step.id).update(ladder="answer")


def test_handed_on_its_clock_runs_on_and_is_not_wound_anew(team, clock):
    promise = owe(team)
    run_until(clock, at(5, 11))
    new = hand_on(by=team.lee.id, promise=promise.id, to=team.day.id, reason="a medical question")
    run_until(clock, at(5, 12))
    assert [kind for kind, _at in said(promise)] == ["nudged"]
    assert [kind for kind, _at in said(new)] == ["late"]
    assert told("late") == [str(team.day.id)]  # owner and lead are one
    assert new.due_at == promise.due_at


def test_closing_moves_what_is_due_and_its_steps_and_the_patient_can_read_it(team, clock):
    promise, fixed = owe(team), owe(team, due_at=at(5, 12))
    close_for_a_time(by=team.mo.id, begins_at=at(5, 6), ends_at=at(6, 6), why="Ice on the roads")
    deliver_all()
    assert clocks.run(clock.now) == 2
    promise.refresh_from_db()
    assert promise.due_at == at(6, 12)
    moved = Event.objects.get(kind="promises.moved")
    assert (moved.about_id, moved.data["promise"]) == (team.maria.id, str(promise.id))
    assert moved.data["why"] == "Ice on the roads"
    run_until(clock, at(6, 12))
    assert said(promise) == [("nudged", at(6, 10)), ("late", at(6, 12))]
    fixed.refresh_from_db()
    assert fixed.due_at == at(5, 12)  # a fixed moment, such as one that the law sets, is not ours to move
    assert said(fixed)[:2] == [("nudged", at(4, 15)), ("late", at(5, 12))]  # the nudge comes before we close


def test_the_worker_does_not_say_in_its_own_language_that_only_hours_changed(team, clock):
    promise = owe(team)
    OpeningHours.objects.filter(weekday=3).delete()
    Promise.objects.update(to_be_moved=True)
    clocks.run(clock.now)
    promise.refresh_from_db()
    assert promise.due_at > at(5, 12)
    assert Event.objects.get(kind="promises.moved").data["why"] == ""


def test_one_that_cannot_be_moved_keeps_no_other_from_being_said(team, clock):
    late = owe(team)
    clock.now = at(5, 10)
    broken = owe(team)
    Promise.objects.filter(id=broken.id).update(due_rule="of a newer version", to_be_moved=True)
    clock.now = at(5, 12)
    with pytest.raises(ValueError, match="of a newer version"):
        clocks.run(clock.now)
    assert said(late) == [("late", at(5, 12))]


def test_opening_again_takes_no_time_back_that_was_told(team, clock):
    promise = owe(team)
    closure = close_for_a_time(by=team.mo.id, begins_at=at(5, 6), ends_at=at(6, 6), why="Ice on the roads")
    deliver_all()
    clocks.run(clock.now)
    open_again(by=team.mo.id, closure=closure.id)
    deliver_all()
    clocks.run(clock.now)
    promise.refresh_from_db()
    assert promise.due_at == at(6, 12)


def test_a_closure_that_no_reaction_has_seen_yet_keeps_a_step_from_firing(team, clock):
    promise = owe(team)
    clock.now = at(5, 10)
    close_for_a_time(by=team.mo.id, begins_at=at(5, 8), ends_at=at(6, 6), why="Ice on the roads")
    Promise.objects.update(to_be_moved=False)
    clocks.run(clock.now)
    assert not said()
    promise.refresh_from_db()
    assert promise.due_at == at(6, 12)


def test_the_new_time_of_what_is_late_stays_while_its_day_is_a_working_day(team, clock):
    promise = owe(team)
    run_until(clock, at(6, 9))
    close_for_a_time(by=team.mo.id, begins_at=at(20, 6), ends_at=at(21, 6), why="We move")
    deliver_all()
    assert clocks.run(clock.now)
    promise.refresh_from_db()
    assert promise.expected_at == at(6, 12)
    assert not Event.objects.filter(kind="promises.moved").exists()


def test_closing_does_not_make_what_was_late_in_time(team, clock):
    promise = owe(team)
    run_until(clock, at(5, 13))
    close_for_a_time(by=team.mo.id, begins_at=at(5, 12), ends_at=at(9, 6), why="Ice on the roads")
    deliver_all()
    clocks.run(clock.now)
    promise.refresh_from_db()
    assert promise.due_at == at(5, 12)
    assert promise.expected_at == at(9, 12)
    moved = Event.objects.get(kind="promises.moved")
    assert [datetime.fromisoformat(moved.data[name]) for name in ("was", "due")] == [at(6, 12), at(9, 12)]
    assert moved.data["why"] == "Ice on the roads"
    run_until(clock, at(9, 16))
    assert said()[2:] == [
        ("escalated", at(9, 12))
    ]  # four hours of being open after it was due: 12 to 12, less the storm


def test_a_holiday_that_is_added_moves_it_too(team, clock):
    promise = owe(team)
    add_holiday(by=team.mo.id, on=date(2026, 3, 5), name="Founders’ day")
    deliver_all()
    clocks.run(clock.now)
    promise.refresh_from_db()
    assert promise.due_at == at(6, 12)
    assert Event.objects.get(kind="promises.moved").data["why"] == "Founders’ day"


def test_one_that_cannot_be_said_does_not_keep_the_others_waiting(team, clock, monkeypatch):
    broken, well = owe(team), owe(team)
    sound = firing.whom

    def whom(promise, *rest):
        if promise.id == broken.id:
            raise RuntimeError
        return sound(promise, *rest)

    monkeypatch.setattr(firing, "whom", whom)
    clock.now = at(5, 12)
    clocks.run(clock.now)
    assert [kind for kind, _at in said(well)] == ["late"]
    assert not said(broken)
    monkeypatch.setattr(firing, "whom", sound)
    clocks.run(clock.now + timedelta(minutes=9))
    assert not said(broken)
    clocks.run(clock.now + timedelta(minutes=10))
    assert [kind for kind, _at in said(broken)] == ["late"]


def test_where_nothing_ever_opens_a_fixed_time_still_comes(team, clock):
    place = Location.objects.get()
    change_location(by=team.mo.id, location=place.id, name="Main", timezone="America/Chicago", hours={})
    for n in range(420):
        add_holiday(by=None, on=date(2026, 3, 1) + timedelta(days=n), name="x")
    promise = owe(team, due_at=at(5, 12))
    run_until(clock, at(5, 12))
    assert [kind for kind, _at in said(promise)] == ["nudged", "given_out"]
    promise.refresh_from_db()
    assert promise.expected_at is None


# Away ---------------------------------------------------------------------------------------------------------------


def away(person, begins: datetime, ends: datetime, cover=None):
    return tell_leave(by=None, person=person.id, begins_at=begins, ends_at=ends, cover=cover and cover.id)


def owner(promise) -> tuple:
    """(person, role) who owes now what this promise was handed on to."""
    promise = Promise.objects.get(id=promise.id)
    while hasattr(promise, "handed_to"):
        promise = promise.handed_to
    return promise.owed_by_id, promise.owed_by_role


def test_who_goes_away_hands_on_with_the_clock_and_does_not_get_it_back(team, clock):
    promise, cover = owe(team), team.on_team("nurse")
    leave = away(team.lee, at(5, 8), at(5, 15), cover)
    run_until(clock, at(5, 7))
    assert owner(promise) == (team.lee.id, "")
    run_until(clock, at(5, 10))
    assert owner(promise) == (cover.id, "")
    assert told("nudged") == [str(cover.id)]
    assert Promise.objects.get(handed_from=promise).due_at == at(5, 12)
    end_leave(by=None, leave=leave.id)
    run_until(clock, at(5, 16))
    assert owner(promise) == (cover.id, "")
    assert Event.objects.filter(kind="promises.handed_on").count() == 1


def test_a_cover_who_is_away_is_covered_and_a_ring_of_covers_is_the_roles(team, clock):
    ann, ben = team.on_team("nurse"), team.on_team("nurse")
    first, second = owe(team), owe(team, owed_by=ann)
    away(team.lee, at(5, 8), at(6, 8), ann)
    away(ann, at(5, 8), at(6, 8), ben)
    run_until(clock, at(5, 9))
    assert {owner(first), owner(second)} == {(ben.id, "")}
    away(ben, at(5, 10), at(6, 8), team.lee)
    run_until(clock, at(5, 10))
    assert owner(first) == (None, "nurse")


def test_what_is_promised_while_away_is_the_covers_from_the_beginning(team, clock):
    cover = team.on_team("nurse")
    away(team.lee, at(4, 8), at(6, 8), cover)
    assert owe(team).owed_by_id == cover.id
    handed = hand_on(by=None, promise=owe(team, owed_by=team.day).id, to=team.lee.id, reason="please")
    assert handed.owed_by_id == cover.id


def test_what_somebody_away_owes_as_a_patient_stays_theirs(team, clock):
    own = owe(team, about=team.lee.id, owed_to=team.lee.id, ladder="", due_rule="", due_at=at(5, 12))
    step = owe(team, intention=True, ladder="", due_rule="", due_at=at(5, 12))
    away(team.lee, at(4, 8), at(6, 8))
    clocks.run(clock.now)
    assert owner(own) == owner(step) == (team.lee.id, "")


def test_nobody_who_is_away_is_told(team, clock):
    cover, stands_in = team.staff("physician", "Kay"), team.staff("manager", "Flo")
    away(team.day, at(4, 8), at(20, 8), cover)
    away(team.mo, at(4, 8), at(20, 8), stands_in)
    owe(team)
    run_until(clock, at(5, 16))
    assert told("escalated") == [str(one.id) for one in (team.lee, cover, stands_in)]


@pytest.mark.parametrize("wrong", ["overlaps", "is over", "ends first", "no cover", "oneself"])
def test_a_time_away_that_cannot_be_is_refused(team, clock, wrong):
    away(team.lee, at(5, 8), at(6, 8))
    times = {"overlaps": (5, 7), "is over": (2, 3), "ends first": (12, 11)}.get(wrong, (12, 13))
    cover = {"no cover": team.maria, "oneself": team.lee}.get(wrong)
    with pytest.raises(ValidationError):
        away(team.lee, at(times[0], 8), at(times[1], 8), cover)


def test_ones_own_leave_or_who_plans_duties(team, clock):
    times = {"begins_at": at(5, 8), "ends_at": at(6, 8)}
    tell_leave(by=viewer(team.lee), person=team.lee.id, **times)
    tell_leave(by=viewer(team.mo), person=team.day.id, **times)
    with pytest.raises(PermissionDenied):
        tell_leave(by=viewer(team.lee), person=team.mo.id, **times)
    with pytest.raises(PermissionDenied):
        tell_leave(by=viewer(team.maria), person=team.maria.id, **times)
