"""A small clinic for the portal's tests, made by the same importer and services that make a real one."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from alongside.ground.chart.selectors import person_of, resource_of
from alongside.ground.chart.services import import_files
from alongside.ground.people import selectors as people
from alongside.ground.people import services
from alongside.ground.people.contents import Content
from alongside.ground.practice.services import set_up

SOURCE = "hospital"


@pytest.fixture
def clinic(db) -> SimpleNamespace:
    """Maria, the patient; Rosa, who helps her with visits; Priya, her physician; Sam, a stranger with a page."""
    set_up(name="Riverside Clinic", by=None)
    maria = services.register_person(by=None, origin="test", given="Maria", family="Alvarez", patient=True)
    return _around(maria)


@pytest.fixture
def recorded(db, tmp_path: Path):
    """The same clinic, with Maria and these records brought in by the importer. `.resource(type, id)` finds one."""

    def bring_in(*resources: dict) -> SimpleNamespace:
        set_up(name="Riverside Clinic", by=None)
        take(tmp_path, patient("maria", "Maria", "Alvarez"), *resources)
        there = _around(people.person(None, SimpleNamespace(person=person_of(SOURCE, "maria"))))
        there.resource = lambda kind, key: resource_of(SOURCE, kind, key)
        return there

    return bring_in


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


def take(folder: Path, *resources: dict, demo: bool = False) -> None:
    """Bring these resources in from the hospital."""
    name = folder / SOURCE / f"{len(list(folder.rglob('*')))}.ndjson"
    name.parent.mkdir(exist_ok=True)
    name.write_text("".join(json.dumps(resource) + "\n" for resource in resources))
    import_files(by=None, paths=[name], source=SOURCE, demo=demo)


def patient(key: str, given: str, family: str) -> dict:
    """A Patient."""
    name = [{"use": "official", "given": [given], "family": family}]
    return {"resourceType": "Patient", "id": key, "name": name, "birthDate": "1961-04-02", "gender": "female"}


def about(kind: str, key: str, **more) -> dict:
    """A record about Maria."""
    return {"resourceType": kind, "id": key, "subject": {"reference": "Patient/maria"}, **more}


def _around(maria) -> SimpleNamespace:
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
