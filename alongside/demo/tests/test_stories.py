"""Stories are data: what cannot be written is refused, not skipped."""

from datetime import date

import pytest

from alongside.demo.crowd import crowd
from alongside.demo.fhir.money import PLANS
from alongside.demo.fhir.record import Record
from alongside.demo.holidays import holidays
from alongside.demo.story import tell
from alongside.demo.write import CLINIC, days_around

PERSON = {"given": "Ada", "family": "Noor", "sex": "female", "born": "-40y", "number": "RFP-1"}


@pytest.fixture
def record():
    return Record("riverside", "ada", days_around(date(2026, 11, 24)), CLINIC["staff"])


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"dream": [{"words": "to fly"}]}, KeyError),
        ({"problem": [{"code": "wanderlust", "since": "-1y"}]}, KeyError),
        ({"problem": [{"code": "asthma", "since": "-1y", "mood": "fine"}]}, TypeError),
        ({"problem": [{"code": "asthma", "since": "long ago"}]}, ValueError),
    ],
)
def test_what_cannot_be_written_is_refused(record, told, error):
    with pytest.raises(error):
        tell(record, {"person": PERSON} | told, [])


def test_a_visit_of_this_week_has_no_bill_yet(record):
    visits = [{"at": at, "type": "checkup", "charge": "148.00", "owed": "30.00"} for at in ("-3w 09:00", "-2d 09:00")]
    tell(record, {"person": PERSON, "coverage": {"plan": "prairie"}, "visit": visits}, [])
    kinds = [entry["resource"]["resourceType"] for entry in record.entries]
    assert kinds.count("Encounter") == 2
    assert kinds.count("ExplanationOfBenefit") == 1


def test_holidays_fall_where_they_fall():
    days = holidays(CLINIC["holidays"], range(2026, 2027))
    assert {name: day.isoformat() for day, name in days.items()} == {
        "New Year’s Day": "2026-01-01",
        "Memorial Day": "2026-05-25",
        "Independence Day": "2026-07-04",
        "Labor Day": "2026-09-07",
        "Thanksgiving": "2026-11-26",
        "Christmas Day": "2026-12-25",
    }


def test_no_two_people_share_a_name_and_all_kinds_are_there():
    people = [story.told["person"] for story in crowd()]
    names = {(person["given"], person["family"]) for person in people}
    assert len(names) == len(people)
    assert len({person["language"] for person in people}) >= 5
    assert {story.told["coverage"]["plan"] for story in crowd()} == set(PLANS)
