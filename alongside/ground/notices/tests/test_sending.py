"""From a cause to the one e-mail in a real mailbox."""

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import timezone

from alongside.ground.people.models import Contact, Person
from alongside.ground.people.services import register_person, set_contact
from alongside.ground.people.tests.clinic import timeline, viewer
from alongside.ground.promises.models import Promise

from ..endings import CALL
from ..models import Message, Notice
from ..post.carry import BACKOFF
from ..post.run import post_all
from ..services import cancel, choose, notify, stop_by_link
from .conftest import ADDRESS, wants


def told(person, cause: str = "one", kind: str = "stopped", **more):
    """`stopped` is never moot and keeps no quiet hours: the plainest of all."""
    return notify(by=None, cause=cause, person=person.id, kind=kind, **more)


def answer(person, cause: str = "one"):
    return told(person, cause, kind="answer")


def test_one_cause_is_one_email_however_often_it_is_asked_for(clinic, mailbox):
    wants(clinic.maria, "email")
    for _ in range(3):
        answer(clinic.maria)
        post_all()
    (mail,) = mailbox.came
    message = Message.objects.get()
    assert mail["To"] == "maria@patients.example"
    assert mail["Message-ID"] == f"<{message.id}@riverside.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert f"{ADDRESS}/stop/{message.token}/" in mail["List-Unsubscribe"]
    text, html = (part.get_content() for part in mail.iter_parts())
    assert "An answer for you is on our page." in text
    assert "An answer for you is on our page." in html
    assert Notice.objects.get().state == Notice.State.SENT
    assert timeline(clinic.maria)[-1] == "notices.sent"


def test_what_the_caller_takes_back_was_never_asked_for(clinic, mailbox):
    wants(clinic.maria, "email")
    with pytest.raises(RuntimeError), transaction.atomic():
        answer(clinic.maria)
        raise RuntimeError
    assert not post_all()
    assert not mailbox.came


def test_nothing_is_sent_to_whom_nobody_asked(clinic, mailbox):
    set_contact(by=viewer(clinic.maria), person=clinic.maria.id, kind="email", value="maria@patients.example")
    assert told(clinic.maria) is None
    post_all()
    assert not mailbox.came


def test_it_waits_for_the_morning_and_goes_then(clinic, mailbox, clock):
    wants(clinic.maria, "email")
    clock.set(2026, 3, 7, 5)  # eleven at night on Friday
    notice = answer(clinic.maria)
    post_all()
    assert not mailbox.came
    assert notice.due_at.astimezone(UTC).hour == 14
    clock.set(2026, 3, 7, 14)
    post_all()
    assert len(mailbox.came) == 1


def test_moot_before_it_goes_is_not_sent(clinic, mailbox, clock):
    """She has looked at our page meanwhile: there is nothing new to say."""
    from alongside.ground.people.reach import must_reach

    wants(clinic.maria, "email")
    clock.set(2026, 3, 7, 5)
    answer(clinic.maria)
    clock.move(minutes=70)
    must_reach(viewer(clinic.maria), clinic.maria.id)
    clock.set(2026, 3, 7, 14)
    post_all()
    assert not mailbox.came
    assert Notice.objects.get().end_reason == "seen already"


def test_cancelled_by_its_cause(clinic, mailbox, clock):
    wants(clinic.maria, "email")
    clock.set(2026, 3, 7, 5)
    answer(clinic.maria)
    assert cancel(by=None, cause="one")
    assert not cancel(by=None, cause="one")
    clock.set(2026, 3, 7, 14)
    post_all()
    assert not mailbox.came
    answer(clinic.maria)
    post_all()
    assert not mailbox.came, "the same cause again is the same notice"


def test_who_died_is_told_nothing_more(clinic, mailbox, clock):
    wants(clinic.maria, "email")
    clock.set(2026, 3, 7, 5)
    answer(clinic.maria)
    Person.objects.filter(id=clinic.maria.id).update(deceased=True)
    clock.set(2026, 3, 7, 14)
    post_all()
    assert not mailbox.came
    assert Notice.objects.get().end_reason == "deceased"
    assert answer(clinic.maria, "two") is None
    assert not Promise.objects.filter(kind=CALL).exists()


def test_several_at_once_are_one_message(clinic, mailbox, clock):
    wants(clinic.maria, "email")
    clock.set(2026, 3, 7, 5)
    for cause in ("one", "two", "three"):
        answer(clinic.maria, cause)
    clock.set(2026, 3, 7, 14)
    post_all()
    assert len(mailbox.came) == 1
    assert set(Notice.objects.values_list("state", flat=True)) == {"sent"}


def test_whoever_wants_calls_is_called_once(clinic, mailbox):
    wants(clinic.maria, "call")
    clinic.staff("front_desk")
    for cause in ("one", "two"):
        answer(clinic.maria, cause)
    post_all()
    assert not mailbox.came
    promise = Promise.objects.get(kind=CALL)
    assert (promise.owed_by_role, promise.about_id) == ("front_desk", clinic.maria.id)
    assert set(Notice.objects.values_list("state", flat=True)) == {"call"}


def test_the_front_desk_says_that_it_called(clinic, mailbox):
    from django.contrib.auth import get_user_model
    from django.core.exceptions import PermissionDenied
    from django.test import Client

    from alongside.ground.practice.models import Practice

    from ..services import call_made

    Practice.objects.update(demo=True)  # no second factor
    desk = clinic.staff("front_desk")
    answer(clinic.maria)
    post_all()
    browser = Client()
    account = get_user_model().objects.create(person=desk, username="desk", created_at=timezone.now())
    browser.force_login(account)
    url = f"/desk/patients/{clinic.maria.id}/contact/"
    assert "Please call" in browser.get(url).content.decode()
    with pytest.raises(PermissionDenied):
        call_made(by=viewer(clinic.maria), person=clinic.maria.id)
    assert browser.post(url, {"form": "called"}).status_code == 302
    assert Promise.objects.get(kind=CALL).state == "kept"
    assert "Please call" not in browser.get(url).content.decode()


def test_without_email_or_phone_an_answer_becomes_a_call_for_whoever_is_there(clinic, mailbox):
    clinic.staff("nurse")
    answer(clinic.maria)
    post_all()
    assert Promise.objects.get(kind=CALL).owed_by_role == "nurse"


def test_who_does_not_want_to_be_told_is_not(clinic, mailbox):
    wants(clinic.maria, "none")
    assert answer(clinic.maria) is None
    assert not Promise.objects.filter(kind=CALL).exists()


@pytest.mark.parametrize("code", [550, 551, 553])
def test_a_refused_address_bounces_at_once_and_somebody_calls(clinic, mailbox, code):
    wants(clinic.maria, "email")
    mailbox.on_rcpt = lambda address: f"{code} no such user"
    answer(clinic.maria)
    post_all()
    message = Message.objects.get()
    assert (message.state, message.tries, message.last_error) == ("bounced", 1, f"SMTP {code}")
    assert Promise.objects.filter(kind=CALL).count() == 1
    assert "notices.not_arrived" in timeline(clinic.maria)
    mailbox.on_rcpt = lambda address: None
    answer(clinic.maria, "two")
    post_all()
    assert not mailbox.came, "it is not tried again until somebody gives it anew"
    wants(clinic.maria, "email", "maria.a@patients.example")
    answer(clinic.maria, "three")
    post_all()
    assert len(mailbox.came) == 1


@pytest.mark.parametrize("where", ["rcpt", "data"])
def test_a_refusal_that_is_about_us_is_no_fault_of_the_address(clinic, mailbox, where):
    """5.7.x (RFC 3463): not allowed to relay, on a list, unsigned. Every address would get it on that day."""
    wants(clinic.maria, "email")
    setattr(mailbox, f"on_{where}", lambda *_: "550 5.7.1 Unable to relay")
    answer(clinic.maria)
    post_all()
    message = Message.objects.get()
    assert (message.state, message.last_error) == ("waiting", "SMTP 550")
    assert not Promise.objects.filter(kind=CALL).exists()


@pytest.mark.parametrize("where", ["rcpt", "data"])
def test_a_busy_server_is_asked_again_later_and_given_up_in_the_end(clinic, mailbox, clock, where):
    wants(clinic.maria, "email")
    setattr(mailbox, f"on_{where}", lambda *_: "451 try later")
    told(clinic.maria)
    for minutes in BACKOFF:
        post_all()
        message = Message.objects.get()
        clock.move(minutes=minutes)
    assert (message.state, message.tries) == ("failed", len(BACKOFF))
    assert not mailbox.came


def test_the_same_message_id_on_every_try(clinic, mailbox, clock):
    wants(clinic.maria, "email")
    mailbox.on_data = lambda: "452 full"
    told(clinic.maria)
    post_all()
    assert Message.objects.get().state == "waiting"
    assert not post_all()
    mailbox.on_data = lambda: None
    clock.move(minutes=1)
    post_all()
    (mail,) = mailbox.came
    assert mail["Message-ID"] == f"<{Message.objects.get().id}@riverside.example>"


def test_a_server_that_is_away_loses_nothing(clinic, mailbox, clock):
    wants(clinic.maria, "email")
    mailbox.stop()
    told(clinic.maria)
    post_all()
    assert Message.objects.get().state == "waiting"
    mailbox.start()
    clock.move(minutes=1)
    post_all()
    assert len(mailbox.came) == 1


def test_our_own_wrong_sender_is_no_fault_of_the_address(clinic, mailbox):
    async def refuse(server, session, envelope, address, options):
        return "550 not your address"

    mailbox.handle_MAIL = refuse
    wants(clinic.maria, "email")
    told(clinic.maria)
    post_all()
    assert Message.objects.get().state == "waiting"
    assert not mailbox.came


def test_a_line_that_breaks_before_the_answer_leaves_a_doubt_and_no_second_one(clinic, mailbox, clock):
    wants(clinic.maria, "email")

    async def taken_and_gone(server, session, envelope):
        mailbox.came.append(envelope.content)
        server.transport.abort()
        return "250 OK"

    mailbox.handle_DATA = taken_and_gone
    answer(clinic.maria)
    post_all()
    clock.move(days=2)
    post_all()
    assert len(mailbox.came) == 1
    assert Message.objects.get().state == "unsure"
    assert Promise.objects.filter(kind=CALL).count() == 1


def test_a_worker_killed_before_handing_over_loses_nothing(clinic, mailbox, clock, monkeypatch):
    from ..post import carry

    wants(clinic.maria, "email")
    told(clinic.maria)
    monkeypatch.setattr(carry, "_carry", lambda message: (_ for _ in ()).throw(SystemExit))
    with pytest.raises(SystemExit):
        post_all()
    monkeypatch.undo()
    monkeypatch.setattr(timezone, "now", clock)
    assert not post_all(), "another worker may have it"
    clock.move(minutes=4)
    post_all()
    assert len(mailbox.came) == 1


def test_a_worker_killed_after_handing_over_sends_no_second_one(clinic, mailbox, clock, monkeypatch):
    from ..post import carry

    wants(clinic.maria, "email")
    answer(clinic.maria)
    monkeypatch.setattr(carry, "_sent", lambda message: (_ for _ in ()).throw(SystemExit))
    with pytest.raises(SystemExit):
        post_all()
    monkeypatch.undo()
    monkeypatch.setattr(timezone, "now", clock)
    clock.move(minutes=4)
    post_all()
    assert len(mailbox.came) == 1
    assert Message.objects.get().state == "unsure"
    assert Promise.objects.filter(kind=CALL).count() == 1


def test_a_database_that_fails_after_handing_over_sends_no_second_one(clinic, mailbox, clock, monkeypatch):
    from ..post import carry

    wants(clinic.maria, "email")
    told(clinic.maria)
    monkeypatch.setattr(carry, "_sent", lambda message: (_ for _ in ()).throw(OSError("no space left")))
    post_all()
    monkeypatch.undo()
    monkeypatch.setattr(timezone, "now", clock)
    for _ in range(4):
        clock.move(days=1)
        post_all()
    assert len(mailbox.came) == 1


def test_consent_taken_back_while_the_server_is_away(clinic, mailbox, clock):
    wants(clinic.maria, "email")
    mailbox.on_rcpt = lambda address: "451 later"
    answer(clinic.maria)
    post_all()
    wants(clinic.maria, "none")
    mailbox.on_rcpt = lambda address: None
    clock.move(minutes=5)
    post_all()
    assert not mailbox.came
    assert Message.objects.get().state == "cancelled"


def test_another_way_chosen_while_the_server_is_away_tells_it_by_that(clinic, mailbox, clock):
    wants(clinic.maria, "email")
    mailbox.on_rcpt = lambda address: "451 later"
    answer(clinic.maria)
    post_all()
    clinic.staff("front_desk")
    wants(clinic.maria, "call")
    mailbox.on_rcpt = lambda address: None
    clock.move(minutes=5)
    post_all()
    assert not mailbox.came
    assert Message.objects.get().state == "cancelled"
    assert Notice.objects.get().state == "call"
    assert Promise.objects.filter(kind=CALL).count() == 1


def test_a_new_address_given_while_the_server_is_away_leaves_nobody_untold(clinic, mailbox, clock):
    wants(clinic.maria, "email")
    mailbox.on_rcpt = lambda address: "451 later"
    answer(clinic.maria)
    post_all()
    wants(clinic.maria, "email", "other@patients.example")
    mailbox.on_rcpt = lambda address: None
    clock.move(minutes=5)
    post_all()
    assert [mail["To"] for mail in mailbox.came] == ["other@patients.example"]


def test_a_new_address_needs_a_new_yes(clinic, mailbox):
    wants(clinic.maria, "email")
    set_contact(by=viewer(clinic.maria), person=clinic.maria.id, kind="email", value="other@patients.example")
    clinic.staff("front_desk")
    answer(clinic.maria)
    post_all()
    assert not mailbox.came
    assert Promise.objects.filter(kind=CALL).count() == 1


def test_the_link_of_an_email_ends_emails_and_nothing_else(clinic, mailbox, clock):
    wants(clinic.maria, "email")
    told(clinic.maria)
    post_all()
    token = Message.objects.get().token
    assert stop_by_link(by=None, token=token)
    assert stop_by_link(by=None, token=token)
    assert timeline(clinic.maria).count("notices.stopped") == 1
    assert told(clinic.maria, "two") is None
    assert not stop_by_link(by=None, token="nothing")
    assert Contact.objects.filter(person=clinic.maria, ended_at=None).count() == 1


def test_a_demo_sends_nothing(db, clock, mailbox):
    from alongside.ground.practice.services import set_up

    set_up(name="Riverside", timezone="America/Chicago", demo=True, by=None)
    maria = register_person(by=None, origin="test", given="Maria", family="T", patient=True)
    wants(maria, "email")
    told(maria)
    post_all()
    assert not mailbox.came
    assert Message.objects.get().state == "sent"


def test_one_notice_that_cannot_be_made_does_not_keep_the_others(clinic, mailbox, clock):
    joe = clinic.person("Joe", patient=True)
    for person in (clinic.maria, joe):
        wants(person, "email")
    bad = notify(by=None, cause="bad", person=clinic.maria.id, kind="late")  # without the promise that it is about
    Notice.objects.filter(id=bad.id).update(kind="news", subject=None)
    told(joe, "good")
    clock.move(minutes=1)
    post_all()
    assert [mail["To"] for mail in mailbox.came] == ["joe@patients.example"]


def test_quiet_hours_are_checked_by_the_clock_that_holds_when_it_goes(clinic, mailbox, clock):
    """She flew to Hawaii: eight in the morning in Chicago is three at night there."""
    from alongside.ground.people.services import change_settings

    wants(clinic.maria, "email")
    clock.set(2026, 3, 7, 5)
    answer(clinic.maria)
    change_settings(by=viewer(clinic.maria), person=clinic.maria.id, timezone="Pacific/Honolulu")
    clock.set(2026, 3, 7, 14)
    post_all()
    assert not mailbox.came
    clock.set(2026, 3, 7, 18)
    post_all()
    assert len(mailbox.came) == 1


def test_staff_write_down_what_they_were_told_and_helpers_never(clinic, mailbox):
    from django.core.exceptions import PermissionDenied, ValidationError

    desk, (rosa, _grant) = clinic.staff("front_desk"), clinic.helper()
    set_contact(by=viewer(desk), person=clinic.maria.id, kind="email", value="maria@patients.example")
    said = choose(by=viewer(desk), person=clinic.maria.id, channel="email", how="on the paper form, March 2")
    assert (said.chosen_by_id, said.how) == (desk.id, "on the paper form, March 2")
    for other in (rosa, clinic.staff("biller")):
        with pytest.raises(PermissionDenied):
            choose(by=viewer(other), person=clinic.maria.id, channel="none", how="x")
    for wrong in ({"channel": "sms"}, {"channel": "pigeon"}, {"channel": "email", "how": " "}):
        with pytest.raises(ValidationError):
            choose(by=viewer(desk), person=clinic.maria.id, **{"how": "said so", **wrong})


def test_the_days_message_goes_once_a_day(clinic, mailbox, clock, monkeypatch):
    from .. import told as ours

    monkeypatch.setattr(ours, "has_news", lambda persons, run: True)
    wants(clinic.maria, "email")
    days = []
    clock.set(2026, 3, 4, 6)
    for hour in range(24 * 8):  # through the night on which the clock changes
        notify(by=None, cause=f"hour {hour}", person=clinic.maria.id, kind="news", subject=clinic.maria.id)
        before = len(mailbox.came)
        post_all()
        if len(mailbox.came) > before:
            days.append(timezone.now().astimezone(ZoneInfo("America/Chicago")))
        clock.move(hours=1)
    assert len({day.date() for day in days}) == len(days) == 8
    assert {day.hour for day in days} == {9}
    assert Notice.objects.filter(state="sent").count() > 24 * 7
