"""Text messages through a real HTTP server, and their answers."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from alongside.config.outside import Gateway
from alongside.ground.people.reach import reach
from alongside.ground.people.services import set_contact
from alongside.ground.people.tests.clinic import timeline, viewer
from alongside.ground.promises.models import Promise

from .. import selectors
from ..gsm import fits
from ..models import Message, Preference, Reply
from ..post import sms
from ..post.run import post_all
from ..services import mark_read, notify, take_reply
from .conftest import wants

IN = "/notices/sms/in/a-long-secret-word/"
MARIAS = "+1 (312) 555-0142"


def answer(person, cause: str = "one"):
    return notify(by=None, cause=cause, person=person.id, kind="answer")


def came(text: str, key: str = "", sender: str = MARIAS) -> int:
    """What the gateway is answered."""
    sent = {"from": sender, "text": text, "id": key or text}
    return Client().post(IN, json.dumps(sent), content_type="application/json").status_code


def channel(person) -> str:
    return Preference.objects.get(person=person, ended_at=None).channel


def test_the_gateway_gets_what_settings_describe(clinic, gate):
    wants(clinic.maria, "sms", "312-555-0142")
    answer(clinic.maria)
    post_all()
    ((headers, body),) = gate.came
    said = json.loads(body)
    assert headers["Authorization"] == "Bearer s3cret-of-the-gateway"
    assert said["to"] == "+13125550142"
    assert said["ref"] == str(Message.objects.get().id)
    assert fits(said["body"])
    assert Message.objects.get().state == "sent"


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain", "application/json"])
def test_no_text_breaks_out_of_its_place(kind):
    text = 'a "b" & {id} c=d\n\\'
    body = '{"t": "{text}"}' if "json" in kind else "To={to}&Body={text}"
    gateway = Gateway("https://gateway.example", body, headers=(("Content-Type", kind),))
    sent = sms.asked(gateway, "key", "312-555-0142", text).data.decode()
    if "json" in kind:
        assert json.loads(sent)["t"] == text
    elif "form" in kind:
        assert sent == "To=%2B13125550142&Body=a+%22b%22+%26+%7Bid%7D+c%3Dd%0A%5C"
    else:
        assert "{id}" in sent


@pytest.mark.parametrize(
    ("status", "ends", "again"),
    [(200, "sent", 1), (202, "sent", 1), (404, "bounced", 1), (422, "bounced", 1), (401, "waiting", 1),
     (429, "waiting", 1), (503, "waiting", 1), (500, "unsure", 1), (302, "waiting", 1), (204, "unsure", 1)],
)  # fmt: skip
def test_what_the_gateway_answers(clinic, gate, status, ends, again):
    wants(clinic.maria, "sms")
    gate.answers = [status]
    answer(clinic.maria)
    post_all()
    assert Message.objects.get().state == ends
    assert len(gate.came) == again


def test_a_gateway_that_is_away_is_asked_again(clinic, gate, clock):
    wants(clinic.maria, "sms")
    gate.stop()
    answer(clinic.maria)
    post_all()
    assert Message.objects.get().state == "waiting"


@pytest.mark.parametrize(
    ("written", "number"),
    [("312-555-0142", "+13125550142"), ("1 312 555 0142", "+13125550142"), ("+52 55 1234 5678", "+525512345678"),
     ("(312) 555-0142", "+13125550142")],
)  # fmt: skip
def test_numbers_as_gateways_take_them(written, number):
    assert sms.international(written, "1") == number


def test_stop_ends_consent_at_once_and_is_confirmed_once(clinic, gate):
    wants(clinic.maria, "sms", "312-555-0142")
    assert came("please stop texting me", "7") == 204
    assert channel(clinic.maria) == "none"
    assert came("please stop texting me", "7") == 204
    assert came("STOP", "8") == 204
    post_all()
    (said,) = [json.loads(body)["body"] for _headers, body in gate.came]
    assert "last text" in said
    assert "START" in said
    assert timeline(clinic.maria).count("notices.stopped") == 1
    assert answer(clinic.maria) is None
    ended = Preference.objects.get(person=clinic.maria, channel="sms")
    assert ended.ended_at == timezone.now()
    assert Preference.objects.get(person=clinic.maria, ended_at=None).how == "by text"
    assert not Promise.objects.filter(kind="read_text").exists()


def test_stop_is_for_everybody_who_has_the_number(clinic, gate):
    joe = clinic.person("Joe", patient=True)
    wants(clinic.maria, "sms", "312-555-0142")
    wants(joe, "sms", "(312) 555 0142")
    came("ALTO")
    post_all()
    assert {channel(clinic.maria), channel(joe)} == {"none"}
    assert len(gate.came) == 1


def test_start_brings_back_what_was_stopped_and_nothing_else(clinic, gate):
    joe = clinic.person("Joe", patient=True)
    wants(clinic.maria, "sms", "312-555-0142", at_once=True)
    wants(joe, "none")
    set_contact(by=viewer(joe), person=joe.id, kind="phone", value="312-555-0142")
    came("stop")
    came("Start please")
    assert channel(clinic.maria) == "sms"
    assert Preference.objects.get(person=clinic.maria, ended_at=None).at_once
    assert channel(joe) == "none"
    assert "notices.resumed" in timeline(clinic.maria)


def test_what_came_in_is_read_by_the_team_and_never_dropped(clinic, gate):
    nurse = clinic.on_team("nurse")
    wants(clinic.maria, "sms", "312-555-0142")
    came("My chest hurts")
    promise = Promise.objects.get(kind="read_text")
    (text,) = selectors.texts_to_read(viewer(nurse), reach(viewer(nurse), clinic.maria.id))
    assert text.text == "My chest hurts"
    desk = clinic.staff("front_desk")
    assert selectors.texts_to_read(viewer(desk), reach(viewer(desk), clinic.maria.id)) == []
    with pytest.raises(PermissionDenied):
        mark_read(by=viewer(desk), reply=text.id)
    mark_read(by=viewer(nurse), reply=text.id)
    promise.refresh_from_db()
    assert promise.state == "kept"
    assert "notices.text_read" in timeline(clinic.maria)
    assert not selectors.texts_to_read(viewer(nurse), reach(viewer(nurse), clinic.maria.id))


def test_stop_with_more_to_say_stops_and_is_read(clinic, gate):
    wants(clinic.maria, "sms", "312-555-0142")
    came("STOP. My chest hurts")
    assert channel(clinic.maria) == "none"
    assert Promise.objects.filter(kind="read_text").count() == 1


def test_an_unknown_number_stands_in_the_list(clinic, gate):
    assert came("Who is this?", sender="+13125550999") == 204
    desk = viewer(clinic.staff("front_desk"))
    (text,) = selectors.texts_of_nobody(desk)
    mark_read(by=desk, reply=text.id)
    assert not selectors.texts_of_nobody(desk)


def test_stop_with_more_to_say_from_an_unknown_number_is_read_and_stop_alone_is_not(clinic, gate):
    came("STOP. My chest hurts", sender="+13125550999")
    came("stop please", sender="+13125550998")
    (text,) = selectors.texts_of_nobody(viewer(clinic.staff("front_desk")))
    assert text.text == "STOP. My chest hurts"


def test_unknown_numbers_are_counted_by_one_question_behind_whatever_patients_wrote(
    clinic, gate, django_assert_num_queries
):
    wants(clinic.maria, "sms", "312-555-0142")
    now = timezone.now()
    row = {"text": "hello", "meaning": "other", "came_at": now}
    Reply.objects.bulk_create(
        [Reply(key=f"hers {one}", sender=MARIAS, normal="3125550142", **row) for one in range(200)]
        + [Reply(key=f"new {one}", sender="x", normal=f"312555{one:04}", **row) for one in range(1000, 1003)]
    )
    desk = viewer(clinic.staff("front_desk"))
    with django_assert_num_queries(1):
        assert selectors.texts_of_nobody_count(desk) == 3
    with django_assert_num_queries(1):
        assert len(selectors.texts_of_nobody(desk)) == 3


def test_a_text_of_nobody_is_marked_by_who_invites_patients_alone(clinic, gate):
    came("Who is this?", sender="+13125550999")
    with pytest.raises(PermissionDenied):
        mark_read(by=viewer(clinic.staff("biller")), reply=Reply.objects.get().id)


@pytest.mark.parametrize(
    ("path", "body", "kind", "status"),
    [
        ("/notices/sms/in/wrong/", "{}", "application/json", 404),
        (IN, "{", "application/json", 400),
        (IN, "[]", "application/json", 400),
        (IN, '{"from": "", "text": "x"}', "application/json", 400),
        (IN, '{"from": {"a": 1}, "text": null}', "application/json", 204),
        (IN, "from=%2B13125550199&text=hola%00&id=4", "application/x-www-form-urlencoded", 204),
        (IN, '{"from": "+13125550199\\u0000", "text": "half a face: \\ud83d"}', "application/json", 204),
    ],
)
def test_what_a_gateway_may_bring(clinic, gate, path, body, kind, status):
    assert Client().post(path, body, content_type=kind).status_code == status
    assert Reply.objects.exists() is (status == 204)


def test_without_a_secret_nothing_comes_in(clinic, gate, settings):
    settings.SMS = None
    assert came("stop") == 404


def test_the_same_text_without_a_key_counts_once(clinic, gate):
    wants(clinic.maria, "sms", "312-555-0142")
    for _ in range(2):
        take = {"from": MARIAS, "text": "hello?"}
        Client().post(IN, take)
    assert Reply.objects.count() == 1
    assert take_reply(by=None, key="other", sender=MARIAS, text="hello?").id != Reply.objects.first().id
