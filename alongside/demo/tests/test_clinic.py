"""The clinic as it comes to be: built once through the real importer and services, then looked at from every side."""

import json
import time
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.test import override_settings

from alongside.demo.clinic import RECORDS, build
from alongside.demo.sign_in import LIST
from alongside.ground.chart.selectors import corrections_of, facts_for, visible, waiting_talks
from alongside.ground.chart.services import import_files
from alongside.ground.people.contents import Sensitive
from alongside.ground.people.reach import Via, must_reach, reach
from alongside.ground.people.selectors import care_team, grants_of, viewer_for, who_looked
from alongside.ground.practice.selectors import locations, the_practice
from alongside.ground.promises.selectors import owed_by_viewer
from alongside.knowledge.core.facts import Measurement, Problem

pytestmark = pytest.mark.django_db  # the module's own transaction lies around each test's
ON = date(2026, 11, 24)


@pytest.fixture(scope="module")
def clinic(django_db_setup, django_db_blocker, tmp_path_factory):
    """Everybody's person by key, and how long it took. Gone when the module ends."""
    home = override_settings(HOME=tmp_path_factory.mktemp("home"))
    with home, django_db_blocker.unblock(), transaction.atomic():
        began = time.monotonic()
        people = build(on=ON, say=lambda _words: None)
        yield people | {"seconds": time.monotonic() - began}
        transaction.set_rollback(True)


def seen(clinic, viewer, patient):
    """What `viewer` is shown of `patient`."""
    looking = viewer_for(clinic[viewer])
    return visible(looking, must_reach(looking, clinic[patient]), facts_for(looking, clinic[patient]))


def marks(facts):
    return frozenset().union(*(fact.sensitivity for fact in facts.everything))


def test_it_takes_no_longer_than_a_cup_of_tea(clinic):
    assert clinic["seconds"] < 60  # ten seconds on two idle cores; much slower machines pass, too


def test_it_is_a_demo_and_has_places_hours_and_holidays(clinic):
    practice = the_practice()
    assert practice.demo
    places = locations(date.today())
    assert [place.name for place in places] == ["Riverside Family Practice", "Riverside at Mill Street"]
    assert all(place.hours.all() for place in places)


def test_a_home_with_a_practice_is_left_alone(clinic):
    with pytest.raises(ValidationError):
        build(on=ON, say=lambda _words: None)


def test_real_records_cannot_get_in(clinic):
    with pytest.raises(ValidationError):
        import_files(by=None, paths=[Path(settings.HOME) / RECORDS], demo=False)


def test_bringing_all_in_again_changes_nothing(clinic):
    folder = Path(settings.HOME) / RECORDS
    for delivery in ("1-records", "2-today"):
        run = import_files(by=None, paths=[folder / delivery], demo=True)
        files = list(run.files.all())
        assert sum(file.unchanged for file in files) > 0
        assert sum(file.stored + file.new_versions for file in files) == 0


def test_everybody_on_the_sign_in_page_can_be_somebody(clinic):
    people = json.loads((Path(settings.HOME) / LIST).read_text())
    assert {"patient", "helper", "staff"} == {person["side"] for person in people}
    for person in people:
        assert set(person["line"]) == {"en", "es"}
        viewer = viewer_for(UUID(person["person"]))
        assert viewer.is_staff == (person["side"] == "staff")
        assert (person["side"] != "staff") or person["role"] in viewer.roles


def test_a_daughter_sees_her_mothers_page_but_not_mental_health(clinic):
    mother, daughter = seen(clinic, "maria-alvarez", "maria-alvarez"), seen(clinic, "ana-alvarez", "maria-alvarez")
    assert Sensitive.MENTAL_HEALTH in marks(mother)
    assert marks(daughter) == frozenset()
    assert daughter.of(Problem)


def test_home_readings_come_down(clinic):
    readings = [
        m for m in seen(clinic, "maria-alvarez", "maria-alvarez").of(Measurement) if m.note == "Measured at home"
    ]
    tops = [reading.parts[0].quantity.value for reading in readings]
    assert (tops[-1], tops[0]) == ("158", "136")


def test_a_parent_does_not_see_confidential_care(clinic):
    assert Sensitive.REPRODUCTIVE in marks(seen(clinic, "jordan-miller", "jordan-miller"))
    assert marks(seen(clinic, "karen-miller", "jordan-miller")) == frozenset()


def test_a_legal_decision_maker_is_told_apart_from_a_neighbor(clinic):
    ellen, frank = (
        reach(viewer_for(clinic[name]), clinic["walter-kowalski"]) for name in ("ellen-kowalski", "frank-dvorak")
    )
    assert (ellen.via, ellen.basis) == (Via.HELPER, "legal")
    assert (frank.basis, frank.contents) == ("helper", frozenset({"visits"}))


def test_a_fresh_result_waits_for_a_talk(clinic):
    def positive(facts):
        return [m for m in facts.of(Measurement) if m.answer and m.answer.label == "Positive"]

    viewer = viewer_for(clinic["grace-okafor"])
    assert len(waiting_talks(viewer, must_reach(viewer, clinic["grace-okafor"]))) == 1
    assert positive(seen(clinic, "grace-okafor", "grace-okafor")) == []
    assert len(positive(seen(clinic, "becker", "grace-okafor"))) == 1
    owed = {promise.kind for promise in owed_by_viewer(viewer_for(clinic["becker"]))}
    assert {"talk_about_result", "answer_correction"} <= owed


def test_an_invitation_to_help_can_still_wait(clinic):
    viewer = viewer_for(clinic["grace-okafor"])
    (grant,) = grants_of(viewer, must_reach(viewer, clinic["grace-okafor"]))
    assert (grant.helper_name, grant.accepted_at) == ("Ngozi Okafor", None)


@pytest.mark.parametrize(("patient", "answer"), [("daniel-reyes", ""), ("robert-washington", "agreed")])
def test_corrections_are_asked_and_answered(clinic, patient, answer):
    viewer = viewer_for(clinic[patient])
    (correction,) = corrections_of(viewer, must_reach(viewer, clinic[patient]))
    assert correction.answer == answer


def test_what_was_entered_in_error_is_on_no_page(clinic):
    for viewer in ("robert-washington", "shah"):
        labels = [p.label for p in seen(clinic, viewer, "robert-washington").of(Problem)]
        assert labels
        assert not [label for label in labels if "heart failure" in label.lower()]


def test_a_stranger_and_a_manager_see_nobody(clinic):
    for viewer in ("denise-washington", "whitfield", "ortiz"):
        with pytest.raises(PermissionDenied):
            must_reach(viewer_for(clinic[viewer]), clinic["maria-alvarez"])


def test_a_patient_reads_who_looked_and_why(clinic):
    viewer = viewer_for(clinic["maria-alvarez"])
    purposes = {look.purpose for look in who_looked(viewer, must_reach(viewer, clinic["maria-alvarez"]))}
    assert {"care", "helping", "emergency"} <= purposes


def test_every_team_has_one_lead(clinic):
    viewer = viewer_for(clinic["lee"])
    patients = [
        key for key in clinic if key.startswith("crowd-") or key.endswith("-nguyen") and key.startswith("lucas")
    ]
    for key in patients:
        team = care_team(viewer, must_reach(viewer, clinic[key]))
        assert [member.lead for member in team].count(True) == 1
