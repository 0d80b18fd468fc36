"""A wish to wait: whatever a result is made of, it waits; and nobody reads the wish of somebody else."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from alongside.ground.chart.models import Held, Talk
from alongside.ground.chart.selectors import waiting_talks
from alongside.ground.chart.services import talked
from alongside.ground.people import services
from alongside.ground.people.reach import reach
from alongside.ground.people.selectors import viewer_for

from .house import bring, bundle, entry, patient, person_of, result


def today() -> date:
    return timezone.now().date()


def wishes(person, words: str):
    services.choose_result_preference(by=viewer_for(person), person=person, choice="after_talk", words=words)


def waits(person) -> list[str]:
    """The words with which something waits on this person's own page."""
    viewer = viewer_for(person)
    return [talk.words for talk in waiting_talks(viewer, reach(viewer, person))]


@pytest.mark.parametrize("number", ["1e9999", "123456789012345678901234567890", "7.00"])
def test_a_first_answer_of_any_number_does_not_stop_the_final_one(practice, tmp_path, number):
    """Some readers of JSON stop at what another takes."""
    bring(tmp_path / "1", {"a.json": bundle(entry(patient()))})
    wishes(person_of("p", "Patient"), "")
    extension = [{"url": "http://x", "valueDecimal": 31415}]
    for status in ("preliminary", "final"):
        raw = bundle(entry(result(status=status, effectiveDateTime=str(today()), extension=extension)))
        bring(tmp_path / status, {"a.json": repr(raw).replace("'", '"').replace("31415", number).encode()})
    assert Held.objects.count() == 1


def test_a_wish_is_not_read_by_whom_somebody_was_taken_for(practice, tmp_path):
    bring(tmp_path / "1", {"a.json": bundle(entry(patient("a")), entry(patient("b")))})
    one, other = person_of("a", "Patient"), person_of("b", "Patient")
    nurse = services.register_person(by=None, origin="test", given="Lee").id
    services.give_role(by=None, person=nurse, role="nurse")
    wishes(one, "Call me at work.")
    made = services.link_persons(by=viewer_for(nurse), main=one, other=other, reason="look alike")
    wishes(other, "My husband must not know.")
    bring(tmp_path / "2", {"a.json": bundle(entry(result("1", "Patient/a", effectiveDateTime=str(today()))))})
    assert waits(one) == ["My husband must not know."]
    services.undo_link(by=viewer_for(nurse), link=made.id)
    assert waits(one) == [""]


@pytest.mark.parametrize(("role", "may"), [("nurse", True), ("social_worker", False), ("interpreter", False)])
def test_who_reads_no_results_does_not_let_them_go(practice, tmp_path, role, may):
    bring(tmp_path / "1", {"a.json": bundle(entry(patient()))})
    person = person_of("p", "Patient")
    wishes(person, "")
    bring(tmp_path / "2", {"a.json": bundle(entry(result(effectiveDateTime=str(today()))))})
    member = services.register_person(by=None, origin="test", given="Kim").id
    services.give_role(by=None, person=member, role=role)
    services.join_team(by=None, patient=person, member=member, role=role)
    talk = Talk.objects.get()
    if may:
        talked(by=viewer_for(member), talk=talk.id)
    else:
        with pytest.raises(PermissionDenied):
            talked(by=viewer_for(member), talk=talk.id)
    assert (waits(person) == []) is may


def news(status: str, updated: str = "", whose: str = "Patient/p") -> bytes:
    meta = {"meta": {"lastUpdated": updated}} if updated else {}
    return entry(result("1", whose, status=status, effectiveDateTime=str(today()), **meta))


@pytest.mark.parametrize(
    "versions",
    [
        [[news("final")]],
        [[news("final"), news("corrected")]],
        [[news("final", "2026-02-02T00:00:00Z"), news("preliminary", "2026-02-01T00:00:00Z")]],
        [[news("final", "2026-02-02T00:00:00Z")], [news("preliminary", "2026-02-01T00:00:00Z")]],
        [[news("preliminary")], [news("final")]],
    ],
)  # fmt: skip
def test_a_result_that_was_never_read_waits_however_its_versions_come(practice, tmp_path, versions):
    bring(tmp_path / "0", {"a.json": bundle(entry(patient()))})
    wishes(person_of("p", "Patient"), "")
    for number, entries in enumerate(versions, 1):
        bring(tmp_path / str(number), {"a.json": bundle(*entries)})
    assert Held.objects.count() == 1


def test_a_correction_of_what_was_read_does_not_wait(practice, tmp_path):
    bring(tmp_path / "1", {"a.json": bundle(entry(patient()), news("final"))})
    wishes(person_of("p", "Patient"), "")
    bring(tmp_path / "2", {"a.json": bundle(news("corrected"))})
    assert not Held.objects.exists()


def test_a_result_that_was_anothers_is_news_to_whom_it_belongs(practice, tmp_path):
    people = entry(patient("p")), entry(patient("other"))
    bring(tmp_path / "1", {"a.json": bundle(*people, news("final", whose="Patient/other"))})
    wishes(person_of("p", "Patient"), "")
    bring(tmp_path / "2", {"a.json": bundle(news("final"))})
    assert Held.objects.count() == 1
