"""The desk's pages about who is on duty, who is away, and when the practice is closed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.ground.people import services
from alongside.ground.people.models import Leave, Shift
from alongside.ground.people.on_duty import on_duty
from alongside.ground.practice.models import Closure

SHIFT = {"duty": "urgent", "begins": "00:00", "ends": "23:59", "place": "1"}
ALWAYS = [str(day) for day in range(7)]


@pytest.fixture
def ben(clinic):
    person = services.register_person(by=None, origin="test", given="Ben", family="Bell")
    services.give_role(by=None, person=person.id, role="nurse")
    return person


def test_a_week_of_duty_is_written_down_and_one_shift_taken_out(clinic, signed_in, ben) -> None:
    ada = signed_in(clinic.ada)
    page = reverse("desk:duties")
    assert "Nobody now." in ada.get(page).content.decode()
    answer = ada.post(reverse("desk:shift"), {**SHIFT, "who": str(ben.id), "weekdays": ALWAYS})
    assert answer.status_code == 302
    assert Shift.objects.count() == 7
    assert on_duty("urgent", timezone.now()) == [ben.id]
    assert "Now: Ben Bell" in ada.get(page).content.decode()
    ada.post(page, {"end_shift": str(Shift.objects.first().id)})
    assert Shift.objects.filter(ended_at=None).count() == 6


@pytest.mark.parametrize("wrong", [{}, {"weekdays": ["0"], "on": "2026-12-24"}, {"weekdays": ["0"], "who": ""}])
def test_half_a_shift_is_said_and_nothing_kept(clinic, signed_in, ben, wrong) -> None:
    answer = signed_in(clinic.ada).post(reverse("desk:shift"), {**SHIFT, "who": str(ben.id), **wrong})
    assert answer.status_code == 400
    assert not Shift.objects.exists()


def test_one_day_without_anybody(clinic, signed_in) -> None:
    ada = signed_in(clinic.ada)
    ada.post(reverse("desk:shift"), {**SHIFT, "who": "", "on": "2026-12-25"})
    assert Shift.objects.get().person is None
    assert "Take out: nobody, Dec. 25, 2026" in ada.get(reverse("desk:duties")).content.decode()


def test_a_nurse_says_that_she_is_away_and_who_stands_in_and_comes_back(clinic, signed_in, ben) -> None:
    lee, today = signed_in(clinic.lee), timezone.localdate()
    days = {"begins": str(today + timedelta(days=1)), "ends": str(today + timedelta(days=3))}
    answer = lee.post(reverse("desk:away"), {**days, "who": str(clinic.lee.id), "cover": str(ben.id)})
    assert answer.status_code == 302
    leave = Leave.objects.get()
    assert (leave.person_id, leave.cover_id) == (clinic.lee.id, ben.id)
    assert leave.ends_at - leave.begins_at == timedelta(days=3, seconds=-1)
    assert "Ben Bell stands in" in lee.get(reverse("desk:duties")).content.decode()
    assert "Ben Bell stands in" not in signed_in(ben).get(reverse("desk:duties")).content.decode()
    again = lee.post(reverse("desk:away"), {**days, "who": str(clinic.lee.id), "cover": ""})
    assert again.status_code == 400
    assert "another time away" in again.content.decode()
    lee.post(reverse("desk:duties"), {"end_leave": str(leave.id)})
    leave.refresh_from_db()
    assert leave.ends_at == leave.begins_at
    assert "Ben Bell stands in" not in lee.get(reverse("desk:duties")).content.decode()
    assert lee.post(reverse("desk:away"), {**days, "who": str(clinic.lee.id), "cover": ""}).status_code == 302


def test_nobody_says_it_for_another_without_planning_duties(clinic, signed_in, ben) -> None:
    days = {"begins": "2030-01-01", "ends": "2030-01-02", "cover": ""}
    assert signed_in(ben).post(reverse("desk:away"), {**days, "who": str(clinic.lee.id)}).status_code == 400
    assert signed_in(clinic.ada).post(reverse("desk:away"), {**days, "who": str(clinic.lee.id)}).status_code == 302
    leave = Leave.objects.get()
    assert signed_in(ben).post(reverse("desk:duties"), {"end_leave": str(leave.id)}).status_code == 403


def test_we_are_closed_and_open_again(clinic, signed_in) -> None:
    lee, today = signed_in(clinic.lee), str(timezone.localdate())
    assert lee.post(reverse("desk:closed"), {"begins": today, "ends": today, "why": " "}).status_code == 400
    assert (
        lee.post(reverse("desk:closed"), {"begins": today, "ends": today, "why": "Ice on the roads"}).status_code == 302
    )
    closure = Closure.objects.get()
    assert closure.made_by_id == clinic.lee.id
    assert "Ice on the roads" in lee.get(reverse("desk:duties")).content.decode()
    lee.post(reverse("desk:duties"), {"open_again": str(closure.id)})
    assert "Ice on the roads" not in lee.get(reverse("desk:duties")).content.decode()


def test_who_may_not_close_may_not_open_either(clinic, signed_in) -> None:
    biller = services.register_person(by=None, origin="test", given="Bo")
    services.give_role(by=None, person=biller.id, role="biller")
    today = str(timezone.localdate())
    signed_in(clinic.lee).post(reverse("desk:closed"), {"begins": today, "ends": today, "why": "Ice"})
    bo = signed_in(biller)
    assert bo.get(reverse("desk:closed")).status_code == 403
    assert bo.post(reverse("desk:duties"), {"open_again": str(Closure.objects.get().id)}).status_code == 403
    for nonsense in ("x", "00000000-0000-0000-0000-000000000000"):
        assert bo.post(reverse("desk:duties"), {"end_shift": nonsense}).status_code in (302, 403)
