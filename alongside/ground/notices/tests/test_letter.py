"""The words: nothing clinical, no name where an address is shared, one link, one segment."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.ground.people.services import change_settings, set_contact
from alongside.ground.people.tests.clinic import viewer
from alongside.ground.practice.services import change as change_practice

from ..gsm import fits
from ..letter import letter_of
from ..models import Message, Notice
from ..told import KINDS
from .conftest import ADDRESS, wants


@pytest.fixture
def letter(clinic, settings):
    settings.ADDRESS = ADDRESS

    def written(*kinds: str, channel: str = "email", value: str = ""):
        wish, now = wants(clinic.maria, channel, value), timezone.now()
        Message.objects.update(token="older")
        message = Message.objects.create(
            person=clinic.maria, channel=channel, contact=wish.contact, token="AbCdEf123456", made_at=now,
            next_try_at=now,
        )  # fmt: skip
        notices = [
            Notice(person=clinic.maria, cause=kind, kind=kind, subject=message.id, made_at=now) for kind in kinds
        ]
        return letter_of(message, notices)

    return written


@pytest.fixture(autouse=True)
def _ways(settings, mailbox, gate):
    """This practice has both."""


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_a_text_message_is_one_segment_with_its_link_and_how_to_stop(letter, clinic, kind, language):
    change_settings(by=viewer(clinic.maria), person=clinic.maria.id, language=language)
    change_practice(by=None, name="Clínica Familiar “Río Grande” & Asociados del Condado", phone="312-555-0100")
    line = letter(kind, channel="sms").line
    assert fits(line), (len(line), line)
    assert f"{ADDRESS}/go/AbCdEf123456/" in line
    assert ("START" if kind == "stopped" else "STOP") in line
    assert "Maria" not in line


@pytest.mark.parametrize("language", ["en", "es"])
def test_text_and_html_say_the_same_and_lead_to_one_place(letter, clinic, language):
    change_settings(by=viewer(clinic.maria), person=clinic.maria.id, language=language)
    made = letter("news", "answer")
    assert made.language == language
    assert re.findall(r"https?://[^\s\"<]+", made.text) == [f"{ADDRESS}/go/AbCdEf123456/"]
    assert set(re.findall(r"https?://[^\s\"<]+", made.html)) == {f"{ADDRESS}/go/AbCdEf123456/"}
    words = re.sub(r"\s+", " ", re.sub(r"<title>.*?</title>|<[^>]+>", " ", made.html)).strip()
    assert words == re.sub(r"\s+", " ", made.text.replace(f": {ADDRESS}/go/AbCdEf123456/", "")).strip()
    assert not re.search(r"<style|<script|<link|class=|src=", made.html)


def test_two_in_a_household_read_no_name(letter, clinic):
    joe = clinic.person("Joe", patient=True)
    set_contact(by=viewer(joe), person=joe.id, kind="email", value="Family@patients.example")
    made = letter("news", value="family@patients.example")
    assert "Maria" not in made.text + made.html + made.subject
    assert "somebody in your household" in made.text
    assert "Hello Maria," in letter("news", value="maria@patients.example").text


def test_names_cannot_write_into_the_html(letter, clinic):
    change_settings(by=viewer(clinic.maria), person=clinic.maria.id, called="<b>Mari</b>")
    assert "<b>Mari" not in letter("news").html


def test_two_records_of_one_person_are_no_household(letter, clinic):
    from alongside.ground.people.services import link_persons

    other = clinic.person("Maria", patient=True)
    set_contact(by=viewer(other), person=other.id, kind="email", value="maria@patients.example")
    link_persons(by=viewer(clinic.staff("nurse")), main=clinic.maria.id, other=other.id, reason="same person")
    assert "Hello Maria," in letter("news").text


def test_a_language_that_we_do_not_speak_is_the_practices(letter, clinic):
    from alongside.ground.people.models import Person

    Person.objects.filter(id=clinic.maria.id).update(language="so")
    change_practice(by=None, language="es")
    assert letter("news").language == "es"


def test_a_new_time_is_said_on_the_persons_clock(clinic, letter, clock):
    from alongside.ground.promises.models import Promise
    from alongside.ground.promises.services import open_promise

    nurse = clinic.staff("nurse")
    promise = open_promise(
        by=None, about=clinic.maria.id, kind="talk_about_result", owed_to=clinic.maria.id, owed_by=nurse.id,
        due_at=timezone.now(),
    )  # fmt: skip
    Promise.objects.filter(id=promise.id).update(expected_at=timezone.now() + timedelta(hours=3))
    wish = wants(clinic.maria, "email")
    message = Message.objects.create(
        person=clinic.maria, channel="email", contact=wish.contact, token="x", made_at=timezone.now(),
        next_try_at=timezone.now(),
    )  # fmt: skip
    made = letter_of(message, [Notice(person=clinic.maria, kind="late", subject=promise.id)])
    said = r"^We are late with something we promised you\. New time: .*2026 at 3 p\.m\.$"
    assert re.search(said, made.text, re.MULTILINE), made.text
