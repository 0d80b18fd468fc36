"""What a page may cost: content queries and bytes, for patient, helper and team, on the largest public record."""

import gzip
import re
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.ground.chart.services import import_files
from alongside.ground.people import selectors as people
from alongside.ground.people import services
from alongside.ground.people.contents import ALL_CONTENT, ALL_SENSITIVE, Content
from alongside.ground.people.models import Person
from alongside.ground.practice.services import set_up
from tests.shared_data import shared

from .conftest import take
from .test_page import full_record

QUERIES, BYTES = 12, 14 * 1024
LARGEST = "fhir-sample/synthea-us-core-2021/bundles/b62462f8-e515-7cdd-449d-e03b38e976e1.json.gz"
WHO = ("patient", "helper", "team")
ALL = tuple(Content)

# Counted apart: the session, who is looking (their row, roles, whom they help), the practice, the access log.
APART = re.compile(r"session|people_account|people_roleheld|practice_practice|spine_look|SAVEPOINT|BEGIN|COMMIT")
SIGN_IN = 2  # the viewer's own row and grants


def _viewers(patient, signed_in) -> dict:
    """The patient, a helper who may see everything, and their physician: a browser and a door for each."""
    helper = services.register_person(by=None, origin="test", given="Hana", family="Ito")
    doctor = services.register_person(by=None, origin="test", given="Ann", family="Day")
    services.give_role(by=None, person=doctor.id, role="physician")
    services.join_team(by=None, patient=patient.id, member=doctor.id, role="physician", lead=True)
    mine = people.viewer_for(patient.id)
    grant, code = services.invite_helper(
        by=mine, patient=patient.id, helper_name="Hana Ito", contents=list(ALL_CONTENT), sensitive=list(ALL_SENSITIVE)
    )
    services.accept_help(by=people.viewer_for(helper.id), code=code)
    services.confirm_helper(by=mine, grant=grant.id, how="in person")
    return {
        "patient": (signed_in(patient), "portal"),
        "helper": (signed_in(helper), "portal"),
        "team": (signed_in(doctor), "desk"),
    }


def _cost(viewer: tuple, person, name: str, *rest: str) -> SimpleNamespace:
    """Content queries and compressed bytes of a page, opened a second time: the first look is written down once."""
    client, door = viewer
    url = reverse(f"{door}:{name}", args=[person.id, *rest])
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        page = client.get(url)
    queries = [q["sql"] for q in asked if not APART.search(q["sql"])][SIGN_IN:]
    return SimpleNamespace(queries=queries, bytes=len(gzip.compress(page.content)))


@pytest.fixture
def largest(db, signed_in):
    """The person of the largest record, and everybody who looks at it. In a demo staff need no second factor."""
    bundle = shared(LARGEST)
    set_up(name="Riverside Clinic", demo=True, by=None)
    import_files(by=None, paths=[bundle], demo=True, source="synthea")
    patient = Person.objects.get(roles__role="patient")
    return patient, _viewers(patient, signed_in)


def test_the_largest_record_keeps_within_the_budget(largest) -> None:
    patient, viewers = largest
    for who in WHO:
        for page in (("page",), *(("all", content) for content in ALL)):
            cost = _cost(viewers[who], patient, *page)
            assert len(cost.queries) <= QUERIES, f"{who} {page}:\n" + "\n".join(q[:150] for q in cost.queries)
            assert cost.bytes <= BYTES, f"{who} {page}: {cost.bytes} bytes"


def test_no_page_asks_more_because_there_is_more(db, signed_in, tmp_path) -> None:
    set_up(name="Riverside Clinic", demo=True, by=None)
    take(tmp_path, {"resourceType": "Patient", "id": "maria", "birthDate": "1961-04-02"}, *full_record(3), demo=True)
    patient = Person.objects.get(roles__role="patient")
    viewers = _viewers(patient, signed_in)
    pages = [(who, page) for who in WHO for page in (("page",), *(("all", content) for content in ALL))]
    few = {one: len(_cost(viewers[one[0]], patient, *one[1]).queries) for one in pages}
    take(tmp_path, *full_record(40), demo=True)
    many = {one: len(_cost(viewers[one[0]], patient, *one[1]).queries) for one in pages}
    assert {one: (few[one], many[one]) for one in pages if many[one] > few[one]} == {}
