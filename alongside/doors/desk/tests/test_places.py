"""Where the practice sees people, and when: typed in by who runs it."""

from datetime import time, timedelta

from django.urls import reverse
from django.utils import timezone

from alongside.ground.practice import selectors
from alongside.ground.practice.models import Location
from alongside.ground.practice.services import close_location

PLACE = {"name": "Main", "timezone": "America/Chicago", "address": "", "phone": ""}


def locations():
    return selectors.locations(timezone.localdate())


def hours() -> dict:
    """weekday → (opens, closes) of the one place."""
    return {one.weekday: (one.opens, one.closes) for one in locations().get().hours.all()}


def test_a_place_is_added_changed_and_closed(clinic, signed_in) -> None:
    ada = signed_in(clinic.ada)
    answer = ada.post(reverse("desk:place_new"), {**PLACE, "day_0_opens": "08:00", "day_0_closes": "17:00"})
    assert (answer.status_code, hours()) == (302, {0: (time(8), time(17))})
    address = reverse("desk:place", args=[locations().get().id])
    shown = ada.get(address).content.decode()
    assert 'value="08:00"' in shown
    ada.post(address, {**PLACE, "address": "1 Hill Road", "day_5_opens": "09:00", "day_5_closes": "12:30"})
    assert (locations().get().address, hours()) == ("1 Hill Road", {5: (time(9), time(12, 30))})
    ada.post(address, {"close": "1"})
    assert not locations()
    assert Location.objects.count() == 1
    assert ada.get(address).status_code == 404


def test_a_place_that_closes_tomorrow_is_a_place_today(clinic, signed_in) -> None:
    ada = signed_in(clinic.ada)
    ada.post(reverse("desk:place_new"), {**PLACE, "day_0_opens": "08:00", "day_0_closes": "17:00"})
    (main,), today = locations(), timezone.localdate()
    close_location(by=None, location=main.id, on=today + timedelta(days=1))
    assert list(locations()) == [main]
    address = reverse("desk:place", args=[main.id])
    assert address in ada.get(reverse("desk:practice")).content.decode()
    assert ada.get(address).status_code == 200
    assert not selectors.locations(today + timedelta(days=1))
    ada.post(address, {"close": "1"})
    assert not locations(), "it may still close earlier"


def test_half_a_day_and_a_day_backwards_are_said_and_kept(clinic, signed_in) -> None:
    ada = signed_in(clinic.ada)
    wrong = {"day_0_opens": "08:00", "day_0_closes": "", "day_1_opens": "17:00", "day_1_closes": "08:00"}
    answer = ada.post(reverse("desk:place_new"), {**PLACE, **wrong})
    assert answer.status_code == 400
    assert set(answer.context["form"].errors) == {"day_0", "day_1"}
    shown = answer.content.decode()
    assert 'value="08:00"' in shown
    assert 'href="#id_day_0"' in shown
    assert not locations()
