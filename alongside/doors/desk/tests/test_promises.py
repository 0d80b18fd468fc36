"""Promises at the desk: late first, handed on with a reason, counted for who runs the practice; few questions to the
database however many there are."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.ground.people import services
from alongside.ground.promises.models import Promise
from alongside.ground.promises.services import keep, open_promise, release
from alongside.ground.spine.models import Look

APART = re.compile(r"session|people_account|people_roleheld|practice_practice|spine_look|SAVEPOINT|BEGIN|COMMIT")
HOUR = timedelta(hours=1)


def owe(clinic, due=HOUR, **more) -> Promise:
    owed = {"owed_by": clinic.lee.id, "due_at": timezone.now() + due, **more}
    return open_promise(by=None, about=clinic.maria.id, owed_to=clinic.maria.id, kind="talk_about_result", **owed)


@pytest.fixture
def mo(clinic):
    person = services.register_person(by=None, origin="test", given="Mo", family="Mann")
    services.give_role(by=None, person=person.id, role="manager")
    return person


def test_a_nurse_hands_a_promise_on_with_a_reason(clinic, signed_in) -> None:
    promise, lee = owe(clinic), signed_in(clinic.lee)
    ann = services.register_person(by=None, origin="test", given="Ann", family="Day")
    services.give_role(by=None, person=ann.id, role="physician")
    services.join_team(by=None, patient=clinic.maria.id, member=ann.id, role="physician")
    url = reverse("desk:hand_on", args=[promise.id])
    assert url in lee.get(reverse("desk:today")).content.decode()
    shown = lee.get(url).content.decode()
    assert "Maria Alvarez" in shown
    assert lee.post(url, {"to": str(ann.id), "reason": " "}).status_code == 400
    assert lee.post(url, {"to": str(clinic.ada.id), "reason": "x"}).status_code == 400
    assert lee.post(url, {"to": str(ann.id), "reason": "a medical question"}).status_code == 302
    new = Promise.objects.get(handed_from=promise)
    assert (new.owed_by_id, new.due_at, new.handed_from.end_reason) == (ann.id, promise.due_at, "a medical question")
    assert lee.get(url).status_code == 404
    back = reverse("desk:hand_on", args=[new.id])
    assert signed_in(ann).post(back, {"to": "nurse", "reason": "no"}).status_code == 302
    assert Promise.objects.get(handed_from=new).owed_by_role == "nurse"


def test_who_does_not_owe_it_does_not_hand_it_on(clinic, signed_in) -> None:
    promise = owe(clinic)
    other = services.register_person(by=None, origin="test", given="Ben")
    services.give_role(by=None, person=other.id, role="nurse")
    assert signed_in(other).get(reverse("desk:hand_on", args=[promise.id])).status_code == 404


def test_the_manager_sees_what_is_late_and_by_whom_but_not_about_whom(clinic, signed_in, mo) -> None:
    promise, manager = owe(clinic, -HOUR), signed_in(mo)
    keep(by=None, promise=owe(clinic).id)
    keep(by=None, promise=owe(clinic, -HOUR).id)
    release(by=None, promise=owe(clinic).id, reason="moot")
    owe(clinic, intention=True, owed_by=clinic.maria.id)
    owe(clinic)
    today = manager.get(reverse("desk:today")).content.decode()
    assert "1 promise to a patient is late." in today
    answer = manager.get(reverse("desk:kept"))
    counts = answer.context["kept"]
    assert (counts.in_time, counts.kept_late, counts.open, counts.late) == (1, 1, 1, 1)
    shown = answer.content.decode()
    assert "So far we kept 1 of 3 promises in time." in shown
    assert "Lee Park" in shown
    hand = reverse("desk:hand_on", args=[promise.id])
    assert hand in shown
    for page in (today, shown, manager.get(hand).content.decode()):
        assert "Maria" not in page
    assert not Look.objects.filter(viewer=mo.id)
    assert manager.post(hand, {"to": "physician", "reason": "Lee is ill"}).status_code == 302
    assert Promise.objects.get(handed_from=promise).owed_by_role == "physician"


def test_late_ones_first_and_page_by_page(clinic, signed_in) -> None:
    for n in range(60):
        owe(clinic, HOUR * (n - 3))
    lee = signed_in(clinic.lee)
    first = lee.get(reverse("desk:today")).context["owed"].object_list
    assert [one.late for one in first] == [True] * 4 + [False] * 46
    second = lee.get(reverse("desk:today"), {"page": 2}).context["owed"].object_list
    assert len(second) == 10
    assert [one.due for one in [*first, *second]] == sorted(one.due for one in [*first, *second])


@pytest.mark.parametrize("name", ["desk:today", "desk:kept", "desk:duties"])
def test_as_many_questions_for_five_thousand_promises_as_for_a_few(clinic, signed_in, mo, name) -> None:
    browser = signed_in(clinic.lee if name == "desk:today" else mo)
    people = [services.register_person(by=None, origin="test", given=str(n), patient=True) for n in range(60)]
    few = [owe(clinic, -HOUR), owe(clinic)]
    for _ in range(60):
        services.add_shift(by=None, duty="urgent", person=clinic.lee.id, weekday=0, begins="08:00", ends="16:00")

    def asked() -> int:
        browser.get(reverse(name))
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(reverse(name)).status_code == 200
        return len([q for q in queries if not APART.search(q["sql"])])

    before = asked()
    row = {"owed_to_id": None, "kind": few[0].kind, "owed_by_id": clinic.lee.id, "made_at": few[0].made_at}
    Promise.objects.bulk_create(
        Promise(**{**row, "owed_to_id": who.id}, about_id=who.id, due_at=few[0].due_at + n * timedelta(minutes=1))
        for n in range(84)
        for who in people
    )
    assert asked() == before <= 12
