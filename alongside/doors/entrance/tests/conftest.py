"""A practice with a patient who has a sign-in."""

import pytest

from alongside.ground.people.services import invite_account, open_account, register_person
from alongside.ground.practice.services import set_up

PASSWORD = "four words nobody says"


@pytest.fixture
def maria(db):
    """Her account: maria.a, maria@example.org."""
    set_up(name="Riverside", by=None, phone="312-555-0100")
    return account_for("Maria", "maria.a", "maria@example.org")


def account_for(given: str, username: str, email: str = "", role: str = ""):
    """A person with a sign-in, made as a person makes it."""
    from alongside.ground.people.services import give_role

    person = register_person(by=None, origin="test", given=given, family="Test", patient=not role)
    if role:
        give_role(by=None, person=person.id, role=role)
    _invitation, code = invite_account(by=None, person=person.id)
    return open_account(code=code, username=username, password=PASSWORD, email=email)
