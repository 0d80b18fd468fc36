"""What somebody is told when something happens: the real reactions, from the outbox."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.ground.chart.selectors import person_of, resource_of
from alongside.ground.chart.services import answer_correction, ask_correction, import_files
from alongside.ground.people import services as people
from alongside.ground.people.selectors import viewer_for
from alongside.ground.people.tests.clinic import viewer
from alongside.ground.promises import clock as clocks
from alongside.ground.promises.services import keep, open_promise
from alongside.ground.spine.outbox import deliver_all

from ..models import Notice
from ..post.run import post_all
from ..services import choose


@pytest.fixture
def maria(clinic, clock, tmp_path, mailbox):
    """Of a record system, with an e-mail, and told at once."""
    bring(tmp_path, "first", patient())
    person = person_of("clinic", "maria")
    by = viewer_for(person)
    people.set_contact(by=by, person=person, kind="email", value="maria@patients.example")
    choose(by=by, person=person, channel="email", how="on our page", at_once=True)
    return person


def patient() -> dict:
    return {"resourceType": "Patient", "id": "maria", "name": [{"given": ["Maria"], "family": "Alvarez"}]}


def result(key: str = "a1c", on: str = "2026-03-03", **more) -> dict:
    code = {"coding": [{"system": "http://loinc.org", "code": "4548-4", "display": "Hemoglobin A1c"}]}
    laboratory = {"coding": [{"code": "laboratory"}]}
    return {
        "resourceType": "Observation", "id": key, "status": "final", "code": code, "category": [laboratory],
        "subject": {"reference": "Patient/maria"}, "effectiveDateTime": on,
        "valueQuantity": {"value": 7.0, "unit": "%"}, **more,
    }  # fmt: skip


def bring(folder, name: str, *resources: dict) -> None:
    """Records come in, as one import."""
    (folder / "clinic").mkdir(exist_ok=True)
    entries = [{"fullUrl": f"http://x/{r['resourceType']}/{r['id']}", "resource": r} for r in resources]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    file = folder / "clinic" / f"{name}.json"
    file.write_text(json.dumps(bundle))
    import_files(by=None, paths=[file], source="clinic")


def all_follows() -> None:
    deliver_all()
    post_all()


def test_a_new_result_is_told_once_and_says_nothing_of_itself(maria, tmp_path, mailbox):
    bring(tmp_path, "news", result())
    for _ in range(2):
        all_follows()
    (mail,) = mailbox.came
    assert "There is something new on our page." in mail.get_body(("plain",)).get_content()
    assert "A1c" not in mail.as_string()
    assert "Hemoglobin" not in mail.as_string()


@pytest.mark.parametrize(
    "resource",
    [result(on="2020-01-01"), result(status="entered-in-error"),
     result(category=[{"coding": [{"code": "vital-signs"}]}])],
    ids=["history", "a mistake", "a reading"],
)  # fmt: skip
def test_what_is_no_news_is_not_told(maria, tmp_path, mailbox, resource):
    bring(tmp_path, "old", resource)
    all_follows()
    assert not mailbox.came


def test_a_held_result_is_told_to_nobody(maria, tmp_path, mailbox, clock):
    people.choose_result_preference(by=viewer_for(maria), person=maria, choice="after_talk")
    bring(tmp_path, "held", result())
    all_follows()
    clock.move(days=1)
    all_follows()
    assert not mailbox.came


def test_a_result_that_begins_to_wait_before_the_message_goes(maria, tmp_path, mailbox, clock):
    """It came at night; at three she asked that results wait. Only new ones do: this one is hers, and is told."""
    clock.set(2026, 3, 4, 6)
    bring(tmp_path, "night", result())
    deliver_all()
    clock.set(2026, 3, 4, 14)
    post_all()
    assert len(mailbox.came) == 1


def test_an_answer_to_a_correction(maria, tmp_path, mailbox, clinic):
    bring(tmp_path, "old", result(on="2020-01-01"))
    asked = ask_correction(
        by=viewer_for(maria), person=maria, resource=resource_of("clinic", "Observation", "a1c"), words="Not mine."
    )
    nurse = clinic.staff("nurse")
    people.join_team(by=None, patient=maria, member=nurse.id, role="nurse")
    answer_correction(by=viewer(nurse), correction=asked.id, answer="agreed", words="You are right.")
    all_follows()
    (mail,) = mailbox.came
    assert "An answer for you is on our page." in mail.get_body(("plain",)).get_content()


def test_a_late_promise_is_told_with_its_new_time_and_not_when_it_was_kept(maria, mailbox, clinic, clock):
    nurse = clinic.staff("nurse")
    owed = {"about": maria, "kind": "talk_about_result", "owed_to": maria, "owed_by": nurse.id, "ladder": "answer"}
    late = open_promise(by=None, due_at=timezone.now() + timedelta(hours=1), **owed)
    clock.move(hours=2)
    clocks.run(timezone.now(), seconds=60)
    all_follows()
    (mail,) = mailbox.came
    assert "We are late with something we promised you. New time: " in mail.get_body(("plain",)).get_content()
    kept = open_promise(by=None, due_at=timezone.now() + timedelta(minutes=10), **owed)
    clock.move(minutes=20)
    clocks.run(timezone.now(), seconds=60)
    deliver_all()
    keep(by=nurse.id, promise=kept.id)
    post_all()
    assert len(mailbox.came) == 1
    assert Notice.objects.get(subject=kept.id).end_reason == "not late any more"
    keep(by=nurse.id, promise=late.id)


def test_a_new_device_is_told_at_once_even_at_night(maria, mailbox, clock):
    from alongside.ground.people.services.accounts import make_account

    make_account(person=maria, username="maria.a", password="four words nobody says")
    clock.set(2026, 3, 5, 7)
    by = viewer_for(maria)
    people.meet_device(by=by, token="phone")
    all_follows()
    assert not mailbox.came, "the first device is nobody else's"
    people.meet_device(by=by, token="desk")
    all_follows()
    assert len(mailbox.came) == 1
