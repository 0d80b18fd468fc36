"""Own page, foreign objects: every address with Maria's page and Joe's things, and the other way round."""

import json

import pytest
from django.db.models import Count, Q

from alongside.doors.entrance.demo import LIST
from alongside.ground.chart.models import Correction
from alongside.ground.people.models import Grant, TeamMember
from alongside.ground.practice.models import Practice

from .conftest import SECRET, signed_in
from .table import EVERYBODY, OFF_TEAM, TEAM
from .test_access import ALL, METHODS, address, outcome

pytestmark = pytest.mark.django_db
OBJECTS = {"resource", "grant", "membership", "key"}
TAKES = {name: set(ALL[name].pattern.converters) for name in ALL}
MIXED = [name for name, takes in TAKES.items() if "person" in takes and takes & OBJECTS]
NOT_PATIENTS = ("demo_sign_in", "desk:member", "desk:member_invite")
OF_A_PERSON = [name for name, takes in TAKES.items() if "person" in takes and name not in NOT_PATIENTS]
# Forms as somebody would fill them in, all at once: whatever a page takes of it must not reach what is Joe's.
FILLED = {
    "how": "in person", "reason": "because I say so, at length", "words": "Mine now.", "contents": ["visits"],
    "answer": "declined", "again": "1", "for_good": "1", "end": "nurse", "talk": "x", "helper_name": "Mal",
}  # fmt: skip


def untouched() -> tuple:
    """What is Joe's, as it stands."""
    grants = Grant.objects.filter(helper_name=SECRET).values_list("revoked_at", "paused_at", "contents", "decided_at")
    ended = TeamMember.objects.aggregate(n=Count("id", filter=Q(ended_at=None)), all=Count("id"))
    return list(grants), ended, list(Correction.objects.filter(words=SECRET).values_list("answer", flat=True))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("who", EVERYBODY)
def test_ones_own_page_does_not_lead_to_another_ones_things(who, method, shared, client):
    signed_in(client, shared, who)
    before, wrong = untouched(), []
    for name in MIXED:
        for foreign in TAKES[name] & OBJECTS:
            url = address(name, {**shared.arguments, foreign: shared.joes[foreign]})
            response = getattr(client, method)(url, FILLED if method == "post" else None)
            led = outcome(response) == "in" and response.status_code in (301, 302)
            if SECRET in response.content.decode() or not (led or outcome(response) in ("no", "sign-in", "why")):
                wrong.append(f"{method} {name} with Joe's {foreign}: {response.status_code}")
    assert not wrong, "\n".join(wrong)
    assert untouched() == before


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("who", [w for w in EVERYBODY if w not in ("front_desk", "biller")])
def test_another_ones_page_is_closed_to_all_who_have_no_part_in_it(who, method, shared, client):
    signed_in(client, shared, who)
    before, wrong = untouched(), []
    for name in (*OF_A_PERSON, "desk:correction"):
        for things in (shared.joes, {**shared.arguments, "person": shared.joes["person"]}):
            if name == "desk:correction" and things is not shared.joes:
                continue
            if name == "desk:open" and who in (*TEAM, *OFF_TEAM):
                continue  # the page that asks why; breaking the glass is for test_looked
            response = getattr(client, method)(address(name, things), FILLED if method == "post" else None)
            if SECRET in response.content.decode() or "Joe Alvarez" in response.content.decode():
                wrong.append(f"{method} {name} tells of Joe")
            if outcome(response) not in ("no", "sign-in", "why"):
                wrong.append(f"{method} {name}: {response.status_code}")
    assert not wrong, "\n".join(wrong)
    assert untouched() == before


def test_what_was_tried_would_have_worked_for_the_right_one(shared, client):
    """These tests can fail: Joe's nurse opens with Joe's things what they try."""
    shared.persons["joes_nurse"] = TeamMember.objects.get(patient=shared.joes["person"]).member_id
    signed_in(client, shared, "joes_nurse")
    for name in MIXED:
        if name.startswith("desk:"):
            assert client.get(address(name, shared.joes)).status_code == 200, name
    assert SECRET in client.get(address("desk:helpers", shared.joes)).content.decode()


@pytest.fixture
def demo_list(shared, settings):
    """The list from which the demo's sign-in page lets one choose; in it Maria, and nobody else."""
    person = {"username": "maria", "person": str(shared.persons["maria"]), "name": "Maria Alvarez", "role": "patient",
              "side": "patient", "line": {"en": "Her heart.", "es": "Su corazón."}}  # fmt: skip
    settings.HOME.mkdir(exist_ok=True)
    path = settings.HOME / LIST
    path.write_text(json.dumps([person]))
    yield
    path.unlink()


@pytest.mark.parametrize("who", EVERYBODY)
def test_in_a_demo_with_its_list_everybody_may_be_anybody_on_it(who, shared, client, demo_list):
    listed, other = (signed_in(client, shared, name) and shared.persons[name] for name in ("maria", "physician"))
    signed_in(client, shared, who)
    assert client.get("/demo/").status_code == 200
    assert client.get(f"/demo/{listed}/").status_code == 405
    assert client.post(f"/demo/{other}/").status_code == 404  # has a sign-in, and is not on the list
    assert client.post(f"/demo/{listed}/").status_code == 302
    assert client.get(f"/page/{listed}/").status_code == 200


def test_outside_a_demo_the_list_opens_nothing(shared, client, demo_list):
    Practice.objects.update(demo=False)
    signed_in(client, shared, "maria").logout()
    assert client.get("/demo/").status_code == 404
    assert client.post(f"/demo/{shared.persons['maria']}/").status_code == 404
    assert client.get(f"/page/{shared.persons['maria']}/").headers["Location"].startswith("/account/sign-in/")
