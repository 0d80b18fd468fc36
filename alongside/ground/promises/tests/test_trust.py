"""Promises we kept: counted as they ended, never a patient's own step, the same for one person and for all."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from alongside.ground.people.tests.clinic import viewer
from alongside.ground.promises.models import Promise
from alongside.ground.promises.selectors import open_about
from alongside.ground.promises.services import hand_on, keep, open_promise, release
from alongside.ground.promises.trust import Kept, kept_by_practice, late_ones, open_and_kept

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
ENDS = some.sampled_from(["open", "keep", "release", "hand on"])


@pytest.fixture
def people(clinic):
    clinic.lee, clinic.mo = clinic.on_team("nurse"), clinic.staff("manager")
    return clinic


def make(people, end: str, hours: int, own: str) -> None:
    """One promise, due so many hours from now, and what became of it. `own`: the patient's step, or undated."""
    now, maria, lee = people.now(), people.maria.id, people.lee.id
    due = None if own == "undated" else now + timedelta(hours=hours)
    owed = {"owed_by": maria if own == "step" else lee, "intention": own == "step", "due_at": due}
    one = open_promise(by=None, about=maria, owed_to=maria, kind="talk_about_result", **owed)
    if end == "keep":
        keep(by=None, promise=one.id)
    if end == "release":
        release(by=None, promise=one.id, reason="moot")
    if end == "hand on":
        hand_on(by=None, promise=one.id, to=lee, reason="again")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(some.tuples(ENDS, some.integers(-5, 5), some.sampled_from(["", "", "step", "undated"])), max_size=8))
def test_counted_as_they_ended_for_one_person_and_for_all(people, clock, made):
    people.now = clock
    for row in Promise.objects.filter(state="open"):
        release(by=None, promise=row.id, reason="before")
    Promise.objects.filter(state="kept").update(state="released", end_reason="before")
    for one in made:
        make(people, *one)
    ours = [(end, hours) for end, hours, own in made if not own]
    expected = Kept(
        in_time=sum(end == "keep" and hours >= 0 for end, hours in ours),
        kept_late=sum(end == "keep" and hours < 0 for end, hours in ours),
        open=sum(end in ("open", "hand on") and hours >= 0 for end, hours in ours),
        late=sum(end in ("open", "hand on") and hours < 0 for end, hours in ours),
    )
    with CaptureQueriesContext(connection) as asked:
        found, kept = open_and_kept(None, (people.maria.id,), clock.now)
    assert len(asked) == 1
    assert kept == kept_by_practice(viewer(people.mo), clock.now - WEEK, clock.now) == expected
    assert found == list(open_about(None, [people.maria.id]))
    assert late_ones(viewer(people.mo), clock.now).count() == expected.late
    assert kept.promised == expected.in_time + expected.kept_late + expected.late


def test_only_who_runs_the_practice_reads_of_everybody(people, clock):
    with pytest.raises(PermissionDenied):
        kept_by_practice(viewer(people.lee), clock.now, clock.now)
    with pytest.raises(PermissionDenied):
        late_ones(viewer(people.lee), clock.now)
