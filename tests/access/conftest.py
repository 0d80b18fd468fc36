"""Maria's page with something of everything, Joe's beside it, and one person of every kind who might try to open it."""

import json
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpResponse
from django.test import override_settings
from django.utils import timezone

from alongside.ground.chart.selectors import facts_for, person_of, resource_of
from alongside.ground.chart.services import are_same, ask_correction, import_files
from alongside.ground.notices.services import take_reply
from alongside.ground.people import services
from alongside.ground.people.contents import Content
from alongside.ground.people.devices import BY_PIN
from alongside.ground.people.selectors import viewer_for
from alongside.ground.people.shared import computer_of, my_pin
from alongside.ground.people.signing import SHARED
from alongside.ground.practice.services import add_location, set_up
from alongside.ground.promises.selectors import for_subject
from alongside.ground.spine.ids import uuid7
from alongside.ground.ui.page.series import key_of
from alongside.knowledge.core.facts import Measurement

from .table import OUTSIDE, SERVING, TEAM

SECRET = "Zqjoe"
PIN = "480271"


def bundle(*resources: dict) -> str:
    entries = [{"fullUrl": f"http://x/{r['resourceType']}/{r['id']}", "resource": r} for r in resources]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries})


def patient(key: str, given: str) -> dict:
    return {
        "resourceType": "Patient", "id": key, "name": [{"given": [given], "family": "Alvarez"}],
        "birthDate": "1968-07-24", "gender": "female",
    }  # fmt: skip


def result(key: str, **more) -> dict:
    code = {"coding": [{"system": "http://loinc.org", "code": "4548-4", "display": "Hemoglobin A1c"}]}
    return {
        "resourceType": "Observation", "id": key, "status": "final", "code": code,
        "subject": {"reference": "Patient/maria"}, "effectiveDateTime": "2026-01-05",
        "valueQuantity": {"value": 7.0, "unit": "%"}, **more,
    }  # fmt: skip


@pytest.fixture
def clinic(db, tmp_path, settings):
    """A clinic of one's own, for tests that change something."""
    settings.HOME = tmp_path / "home"  # its own: in the shared one another test may have left a list of people
    return build(tmp_path)


@pytest.fixture(scope="module")
def shared(django_db_setup, django_db_blocker, tmp_path_factory):
    """One clinic for all tests of a module that look and change nothing. Gone when the module ends."""
    folder = tmp_path_factory.mktemp("shared")
    with override_settings(HOME=folder / "home"), django_db_blocker.unblock(), transaction.atomic():
        yield build(folder)
        transaction.set_rollback(True)


def build(tmp_path) -> SimpleNamespace:
    """Everything the table speaks of. `persons` by the table's names; `arguments` for each parameter of an address;
    `joes` the same of another patient, who has no part in Maria's page and whose team none of hers is on."""
    set_up(name="Riverside", demo=True, by=None)  # as a demo, staff need no second factor
    (tmp_path / "clinic").mkdir()
    broken = result("broken", effectiveDateTime="2026-02-30")
    records = bundle(
        patient("maria", "Maria"), patient("maria2", "Maria"), result("a1c"), broken,
        {**patient("joe", "Joe"), "birthDate": "1950-02-03"}, joes_result(),
    )  # fmt: skip
    (tmp_path / "clinic" / "all.json").write_text(records)
    run = import_files(by=None, paths=[tmp_path / "clinic"], demo=True)
    maria = person_of("clinic", "maria")
    persons = {"maria": maria, **_staff(maria), **_helpers(maria)}
    asked = ask_correction(
        by=viewer_for(maria), person=maria, resource=resource_of("clinic", "Observation", "a1c"), words="Not mine."
    )
    computer, token = services.share_computer(by=viewer_for(persons["manager"]), name="Front desk")
    arguments = {**_arguments(maria, persons, run, asked), "computer": computer.id}
    return SimpleNamespace(persons=persons, arguments=arguments, joes={**arguments, **_joes()}, token=token)


def joes_result() -> dict:
    return {**result("joes"), "code": {"text": SECRET}, "subject": {"reference": "Patient/joe"}}


def _joes() -> dict:
    """Joe's own objects, each with his secret where it has words."""
    from alongside.ground.people.models import TeamMember

    joe, helper, nurse = person_of("clinic", "joe"), _person("joes_helper"), _person("joes_nurse")
    by, resource = viewer_for(joe), resource_of("clinic", "Observation", "joes")
    services.give_role(by=None, person=nurse, role="nurse")
    services.join_team(by=None, patient=joe, member=nurse, role="nurse")
    grant, code = services.invite_helper(by=by, patient=joe, helper_name=SECRET, contents=[Content.VISITS])
    services.accept_help(by=viewer_for(helper), code=code)
    services.confirm_helper(by=by, grant=grant.id, how="in person")
    return {
        "person": joe,
        "resource": resource,
        "grant": grant.id,
        "membership": TeamMember.objects.get(patient=joe).id,
        "correction": (asked := ask_correction(by=by, person=joe, resource=resource, words=SECRET).id),
        "promise": for_subject(None, asked).get().id,
        "key": key_of(facts_for(by, joe).of(Measurement)[0]),
        "function": "explaining-salts",
    }


def _person(name: str, **more):
    return services.register_person(by=None, origin="test", given=name, family="Tester", **more).id


def _staff(maria) -> dict:
    persons = {}
    for name in (*TEAM, "physician_off_team", "nurse_off_team", *SERVING, "manager", "administrator"):
        role = name.removesuffix("_off_team")
        persons[name] = _person(name)
        services.give_role(by=None, person=persons[name], role=role)
        if name in TEAM:
            services.join_team(by=None, patient=maria, member=persons[name], role=role)
    return persons


def _helpers(maria) -> dict:
    persons = {"other_patient": _person("other", patient=True)}
    by = viewer_for(maria)
    for name in ("helper", *OUTSIDE[1:]):
        persons[name] = _person(name)
        grant, code = services.invite_helper(by=by, patient=maria, helper_name=name, contents=[Content.VISITS])
        services.accept_help(by=viewer_for(persons[name]), code=code)
        if name != "helper_not_confirmed":
            services.confirm_helper(by=by, grant=grant.id, how="in person")
        if name == "helper_ended":
            services.revoke_helper(by=by, grant=grant.id)
        if name == "helper_paused":
            nurse = _person("pausing nurse")
            services.give_role(by=None, person=nurse, role="nurse")
            services.pause_helper(by=viewer_for(nurse), grant=grant.id, reason="safety")
    return persons


def _arguments(maria, persons, run, asked) -> dict:
    from alongside.ground.chart.models import KeptAside, SamePerson
    from alongside.ground.people.models import Grant, PersonLink, TeamMember

    proposal = SamePerson.objects.get()
    nurse = _person("linking nurse")
    services.give_role(by=None, person=nurse, role="nurse")
    are_same(by=viewer_for(nurse), proposal=proposal.id, main=maria, reason="same person")
    return {
        "person": maria,
        "content": "visits",
        "key": "4548-4",
        "function": "explaining-salts",
        "resource": resource_of("clinic", "Observation", "a1c"),
        "grant": Grant.objects.get(helper_name="helper").id,
        "membership": TeamMember.objects.get(member=persons["interpreter"]).id,
        "correction": asked.id,
        "promise": for_subject(None, asked.id).get().id,
        "run": run.id,
        "kept": KeptAside.objects.get().id,
        "proposal": proposal.id,
        "link": PersonLink.objects.get().id,
        "device": uuid7(),
        "pin": uuid7(),  # one that was typed wrong too often, and nobody here has one
        "token": "AbCdEf123456",
        "secret": "not-the-one",
        "reply": take_reply(by=None, key="1", sender="+13125550199", text="Who is this?").id,
        "pk": 1,  # of a passkey, and nobody here has one
        "place": add_location(by=None, name="Main", timezone="UTC", hours={}).id,
    }


@pytest.fixture
def browser_of(clinic, client):
    """A browser in which this one of the table is signed in."""
    return lambda name: signed_in(client, clinic, name)


def signed_in(client, clinic, name: str):
    """The browser, with this one of the table signed in."""
    client.logout()
    if name != "stranger":
        account, _made = get_user_model().objects.get_or_create(
            person_id=clinic.persons[name], defaults={"username": name, "created_at": timezone.now()}
        )
        client.force_login(account)
    return client


def at_shared(client, clinic):
    """The browser, as the clinic's shared computer."""
    answer = HttpResponse()
    answer.set_signed_cookie(SHARED, clinic.token, salt=SHARED)
    client.cookies[SHARED] = answer.cookies[SHARED].value
    return client


def by_pin(client, clinic, person):
    """The browser at the shared computer, with this one of the staff in, as after typing a PIN."""
    who = viewer_for(person)
    pin = my_pin(who, computer_of(clinic.token)) or services.set_pin(
        by=who, token=clinic.token, pin=PIN, since=timezone.now()
    )
    at_shared(client, clinic).force_login(pin.account)
    session = client.session
    session[BY_PIN] = str(pin.id)
    session.save()
    assert client.get("/account/").status_code == 200
    return client
