"""The practice itself and the people who work there."""

from datetime import date, time
from uuid import UUID

from alongside.ground.people.services import add_shift, give_role, register_person
from alongside.ground.practice.register import functions
from alongside.ground.practice.services import accept, add_holiday, add_location, set_up

from .holidays import holidays
from .write import CLINIC

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def open_practice(on: date) -> None:
    """A practice marked as a demo, with places, hours and two years' holidays. ValidationError if there is one."""
    set_up(by=None, demo=True, **CLINIC["practice"])
    zone = CLINIC["practice"]["timezone"]
    for place in CLINIC["location"]:
        hours = {
            WEEKDAYS.index(day): (time.fromisoformat(opens), time.fromisoformat(closes))
            for day, (opens, closes) in place["hours"].items()
        }
        add_location(
            by=None, name=place["name"], timezone=zone, address=place["address"], phone=place["phone"], hours=hours
        )
    for day, name in holidays(CLINIC["holidays"], range(on.year, on.year + 2)).items():
        add_holiday(by=None, on=day, name=name)


def hire() -> dict[str, UUID]:
    """Everybody who works here, each in their role. Returns the persons by short name."""
    return {key: _hire(person) for key, person in CLINIC["staff"].items()}


def put_on_duty(staff: dict[str, UUID]) -> None:
    """Who has which duty, each weekday; evenings and weekends are nobody's, and patients are told so."""
    for told in CLINIC["duty"]:
        begins, ends = (time.fromisoformat(told[name]) for name in ("from", "to"))
        whose = {"duty": told["duty"], "person": staff[told["who"]], "place": told.get("place", 1)}
        for day in told["days"]:
            add_shift(by=None, **whose, weekday=WEEKDAYS.index(day), begins=begins, ends=ends)


def _hire(told: dict) -> UUID:
    person = register_person(
        by=None, origin="demo", given=told["given"], family=told["family"], called=told.get("called", ""),
        language="en", timezone=CLINIC["practice"]["timezone"],
    )  # fmt: skip
    give_role(by=None, person=person.id, role=told["role"])
    return person.id


def accept_everything(by: UUID, name: str) -> None:
    """So that the demo shows what patients read: its pages say that this was done in advance, by nobody real."""
    for one in functions("en"):
        accept(by=by, by_name=name, function=one.key, edition=one.edition)
