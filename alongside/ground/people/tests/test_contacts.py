"""How to reach a person: said by them or by who invites, compared as people write, the earlier one kept as ended."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from alongside.ground.people import selectors, services
from alongside.ground.people.models import Contact

from .clinic import sees, timeline, viewer


def current(clinic) -> dict[str, str]:
    mine = sees(clinic.maria, clinic.maria)
    return {c.kind: c.value for c in selectors.contacts_of(viewer(clinic.maria), mine)}


def say(by, person, kind="email", value="maria@example.org"):
    return services.set_contact(by=viewer(by), person=person.id, kind=kind, value=value)


@pytest.mark.parametrize(
    ("who", "may"),
    {
        "herself": True, "physician": True, "nurse": True, "assistant": True, "front_desk": True,
        "pharmacist": False, "social_worker": False, "interpreter": False, "biller": False, "manager": False,
        "administrator": False, "helper": False, "decision-maker": False, "other": False,
    }.items(),
)  # fmt: skip
def test_who_may_say_and_end_a_contact(clinic, clock, who, may):
    people = {
        "herself": lambda: clinic.maria,
        "helper": lambda: clinic.helper()[0],
        "decision-maker": lambda: clinic.by_law("legal")[0],
        "other": lambda: clinic.person("Sam", patient=True),
    }
    by = people[who]() if who in people else clinic.staff(who)
    say(clinic.maria, clinic.maria)
    before = len(timeline(clinic.maria))
    for act in (
        lambda: say(by, clinic.maria, value="new@example.org"),
        lambda: services.end_contact(by=viewer(by), person=clinic.maria.id, kind="email"),
    ):
        if may:
            act()
        else:
            with pytest.raises(PermissionDenied):
                act()
    assert current(clinic) == ({} if may else {"email": "maria@example.org"})
    assert timeline(clinic.maria)[before:] == (["people.settings"] * 2 if may else [])


def test_the_earlier_one_is_kept_as_ended(clinic, clock):
    say(clinic.maria, clinic.maria)
    clock.move(days=1)
    say(clinic.maria, clinic.maria, value="m.alvarez@example.org")
    assert current(clinic) == {"email": "m.alvarez@example.org"}
    assert Contact.objects.get(value="maria@example.org").ended_at == clock.now


def test_two_people_may_share_one(clinic, clock):
    joe = clinic.person("Joe", patient=True)
    say(clinic.maria, clinic.maria, "phone", "312-555-0100")
    say(joe, joe, "phone", "312-555-0100")
    assert Contact.objects.filter(normal="3125550100", ended_at=None).count() == 2


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("email", "maria"), ("email", ""), ("email", "a@b"), ("email", "maria@example.org, x@example.org"),
        ("phone", "555"), ("phone", ""), ("phone", "1" * 16), ("phone", "call me"),
        ("post", ""), ("post", "  \n "), ("fax", "312-555-0100"), ("", "x"),
        ("post", "Elm Street " * 30), ("phone", "312 555 0100" + " please" * 50),
    ],
)  # fmt: skip
def test_what_is_none_is_refused_and_the_old_one_stays(clinic, clock, kind, value):
    if kind in Contact.Kind.values:
        old = {"email": "maria@example.org", "phone": "312-555-0100", "post": "12 Elm Street"}[kind]
        say(clinic.maria, clinic.maria, kind, old)
    before = current(clinic)
    with pytest.raises(ValidationError):
        say(clinic.maria, clinic.maria, kind, value)
    assert current(clinic) == before


def test_ending_what_is_not_there_says_nothing(clinic, clock):
    before = timeline(clinic.maria)
    services.end_contact(by=viewer(clinic.maria), person=clinic.maria.id, kind="email")
    assert timeline(clinic.maria) == before


def test_the_timeline_does_not_say_the_address(clinic, clock):
    from alongside.ground.spine.models import Event

    say(clinic.maria, clinic.maria)
    assert Event.objects.latest("id").data == {"fields": ["email"]}


def test_what_one_no_longer_wants_ends_on_whichever_record_it_stands(clinic, clock):
    """The desk wrote it on the main record; she has her sign-in with the other."""
    again, nurse = clinic.person("Maria", patient=True), clinic.staff("nurse")
    services.link_persons(by=viewer(nurse), main=clinic.maria.id, other=again.id, reason="same person")
    say(nurse, clinic.maria, "phone", "312-555-0100")
    say(nurse, clinic.maria)
    say(again, again, value="new@example.org")
    services.end_contact(by=viewer(again), person=again.id, kind="phone")
    assert current(clinic) == {"email": "new@example.org"}


@pytest.mark.django_db(transaction=True)
def test_a_button_pressed_twice_says_it_once(clinic, clock, on_disk):
    start, told = Barrier(4, timeout=20), []

    def saying(number):
        try:
            start.wait()
            told.append(say(clinic.maria, clinic.maria, value=f"m{number}@example.org"))
        finally:
            connection.close()

    threads = [Thread(target=saying, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(told) == 4
    assert Contact.objects.filter(ended_at=None).count() == 1
