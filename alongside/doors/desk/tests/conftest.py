"""A small clinic for the desk's tests. It is a demo, so that staff need no second factor."""

from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from alongside.ground.people import services
from alongside.ground.practice.services import set_up


@pytest.fixture
def clinic(db) -> SimpleNamespace:
    """Maria, a patient; Lee, a nurse on her team; Ada, the administrator."""
    set_up(name="Riverside Clinic", demo=True, by=None)
    maria = services.register_person(by=None, origin="test", given="Maria", family="Alvarez", patient=True)
    lee = services.register_person(by=None, origin="test", given="Lee", family="Park")
    services.give_role(by=None, person=lee.id, role="nurse")
    services.join_team(by=None, patient=maria.id, member=lee.id, role="nurse")
    ada = services.register_person(by=None, origin="test", given="Ada", family="Ames")
    services.give_role(by=None, person=ada.id, role="administrator")
    return SimpleNamespace(maria=maria, lee=lee, ada=ada)


@pytest.fixture
def signed_in(db):
    """A browser in which this person is signed in."""

    def sign_in(person) -> Client:
        account, _made = get_user_model().objects.get_or_create(
            person_id=person.id, defaults={"username": str(person.id)[-12:], "created_at": timezone.now()}
        )
        client = Client()
        client.force_login(account)
        return client

    return sign_in
