"""The bundles: always the same bytes, valid FHIR, readable by the house's own table, and nobody real in them."""

import json
import re
from collections import Counter
from datetime import UTC, date, datetime

import pytest
from fhir.resources.R4B import get_fhir_model_class

from alongside.demo.write import day_at, stories, write
from alongside.knowledge.core.extract import extract
from alongside.knowledge.core.unreadable import Unreadable
from alongside.knowledge.core.values import loads

ON = date(2026, 11, 24)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo")
    write(path, ON)
    return path


def resources(folder, load=json.loads):
    for path in sorted(folder.rglob("*.json")):
        for entry in load(path.read_text())["entry"]:
            yield entry["resource"]


def everything(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_day_is_the_clinics_own():
    assert day_at(datetime(2026, 3, 5, 2, tzinfo=UTC)) == date(2026, 3, 4), "eight in the evening in Illinois"
    assert day_at(datetime(2026, 3, 5, 7, tzinfo=UTC)) == date(2026, 3, 5)


def test_the_same_day_gives_the_same_bytes(folder, tmp_path):
    write(tmp_path, ON)
    assert everything(tmp_path) == everything(folder)


def test_another_day_moves_dates_and_keeps_identities(folder, tmp_path):
    write(tmp_path, date(2028, 2, 29))
    assert everything(tmp_path) != everything(folder)
    assert {r["id"] for r in resources(tmp_path)} == {r["id"] for r in resources(folder)}


def test_every_resource_is_valid_fhir(folder):
    for resource in resources(folder):
        get_fhir_model_class(resource["resourceType"]).model_validate(resource)


def test_every_resource_can_be_read(folder):
    for resource in resources(folder, loads):
        extract(resource, "riverside")


def test_three_lines_of_the_hospital_cannot_be_read(folder):
    unreadable = []
    for number, line in enumerate((folder / "1-records/lakeside-hospital/export.ndjson").read_text().splitlines(), 1):
        try:
            extract(loads(line), "lakeside-hospital")
        except (Unreadable, ValueError):
            unreadable.append(number)
    assert unreadable == [1, 2, 3]


def test_no_identity_stands_twice(folder):
    ids = Counter((r["resourceType"], r["id"]) for r in resources(folder))
    assert [i for i, count in ids.items() if count > 1] == []


def test_every_reference_leads_somewhere(folder):
    found = list(resources(folder))
    here = {f"urn:uuid:{r['id']}" for r in found}
    here |= {
        f"Practitioner?identifier={i['system']}|{i['value']}"
        for r in found
        if r["resourceType"] == "Practitioner"
        for i in r["identifier"]
    }
    referred = set(re.findall(r'"reference": "([^"]+)"', "\n".join(map(json.dumps, found))))
    assert referred - here == set()


def test_numbers_keep_their_digits(folder):
    text = (folder / "1-records/riverside/robert-washington.json").read_text()
    assert '"value": 7.00,' in text


def test_nothing_clinical_lies_in_the_future(folder):
    """Appointments and goals may; what was measured, said or done may not."""
    for resource in resources(folder):
        changed = resource["meta"]["lastUpdated"]
        assert changed[:10] <= ON.isoformat(), (resource["resourceType"], changed)


def test_everything_is_marked_as_being_about_nobody(folder):
    for resource in resources(folder):
        assert "HTEST" in {label["code"] for label in resource["meta"]["security"]}


def test_phone_numbers_are_of_the_range_kept_for_fiction(folder):
    numbers = {t["value"] for r in resources(folder) for t in r.get("telecom", []) if t["system"] == "phone"}
    assert numbers
    assert all(re.fullmatch(r"217-555-01\d\d", number) for number in numbers)


def test_what_is_sensitive_in_the_stories_is_known_as_such(folder):
    found = {}
    for path in (folder / "1-records/riverside").glob("*.json"):
        facts = [fact for entry in loads(path.read_text())["entry"] for fact in extract(entry["resource"], "riverside")]
        found[path.stem] = {category for fact in facts for category in fact.sensitivity}
    assert "mental_health" in found["maria-alvarez"]
    assert found["jordan-miller"] >= {"reproductive", "sexual"}
    assert "violence" in found["amina-warsame"]
    assert found["daniel-reyes"] >= {"substance_use", "mental_health"}


def test_eight_stories_and_some_forty_others():
    keys = [story.key for story in stories()]
    assert len(keys) == len(set(keys))
    assert sum(not key.startswith("crowd-") for key in keys) == 8
    assert 40 <= sum(key.startswith("crowd-") for key in keys) <= 50
    assert all(set(story.line) == {"en", "es"} for story in stories() if not story.key.startswith("crowd-"))
