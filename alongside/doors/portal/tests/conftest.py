"""A small clinic for the portal's tests, made by the same services that make a real one."""

from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from alongside.ground.people import selectors as people
from alongside.ground.people import services
from alongside.ground.people.contents import Content
from alongside.ground.practice.services import set_up


@pytest.fixture
def clinic(db) -> SimpleNamespace:
    """Maria, the patient; Rosa, who helps her with visits; Priya, her physician; Sam, a stranger with a page."""
    set_up(name="Riverside Clinic", by=None)
    maria = services.register_person(by=None, origin="test", given="Maria", family="Alvarez", patient=True)
    sam = services.register_person(by=None, origin="test", given="Sam", family="Stone", patient=True)
    rosa = services.register_person(by=None, origin="test", given="Rosa", family="Diaz")
    priya = services.register_person(by=None, origin="test", given="Priya", family="Shah")
    services.give_role(by=None, person=priya.id, role="physician")
    services.join_team(by=None, patient=maria.id, member=priya.id, role="physician", lead=True)
    viewer = people.viewer_for(maria.id)
    grant, code = services.invite_helper(
        by=viewer, patient=maria.id, helper_name="Rosa Diaz", contents=[Content.VISITS]
    )
    services.accept_help(by=people.viewer_for(rosa.id), code=code)
    services.confirm_helper(by=viewer, grant=grant.id, how="in person")
    return SimpleNamespace(maria=maria, sam=sam, rosa=rosa, priya=priya, grant=grant, viewer=viewer)


@pytest.fixture
def signed_in(db):
    """A browser in which this person is signed in."""

    def sign_in(person) -> Client:
        Account = get_user_model()
        account = Account.objects.filter(person=person.id).first() or Account.objects.create(
            username=f"{person.given}{str(person.id)[-6:]}".lower(), person_id=person.id, created_at=timezone.now()
        )
        client = Client()
        client.force_login(account)
        return client

    return sign_in
