"""Maria's page with something of everything, and one person of every kind who might try to open it."""

import json
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from alongside.ground.chart.intake.walk import walk
from alongside.ground.chart.selectors import person_of, resource_of
from alongside.ground.chart.services import are_same, ask_correction, import_files
from alongside.ground.people import services
from alongside.ground.people.contents import Content
from alongside.ground.people.selectors import viewer_for
from alongside.ground.practice.services import set_up

from .table import OUTSIDE, SERVING, TEAM


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
    """Everything the table speaks of. `persons` by the table's names; `arguments` for each parameter of an address."""
    settings.HOME = tmp_path / "home"  # its own: in the shared one another test may have left a list of people
    set_up(name="Riverside", demo=True, by=None)  # as a demo, staff need no second factor
    (tmp_path / "clinic").mkdir()
    broken = result("broken", effectiveDateTime="2026-02-30")
    records = bundle(patient("maria", "Maria"), patient("maria2", "Maria"), result("a1c"), broken)
    (tmp_path / "clinic" / "all.json").write_text(records)
    run = import_files(by=None, found=walk(tmp_path / "clinic"), demo=True)
    maria = person_of("clinic", "maria")
    persons = {"maria": maria, **_staff(maria), **_helpers(maria)}
    asked = ask_correction(
        by=viewer_for(maria), person=maria, resource=resource_of("clinic", "Observation", "a1c"), words="Not mine."
    )
    return SimpleNamespace(persons=persons, arguments=_arguments(maria, persons, run, asked))


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
        "resource": resource_of("clinic", "Observation", "a1c"),
        "grant": Grant.objects.get(helper_name="helper").id,
        "membership": TeamMember.objects.get(member=persons["interpreter"]).id,
        "correction": asked.id,
        "run": run.id,
        "kept": KeptAside.objects.get().id,
        "proposal": proposal.id,
        "link": PersonLink.objects.get().id,
    }


@pytest.fixture
def browser_of(clinic, client):
    """A browser in which this one of the table is signed in."""

    def sign_in(name: str):
        client.logout()
        if name != "stranger":
            account, _made = get_user_model().objects.get_or_create(
                person_id=clinic.persons[name], defaults={"username": name, "created_at": timezone.now()}
            )
            client.force_login(account)
        return client

    return sign_in
