"""Visits, documents, plans, costs, and the top of the page."""

from datetime import UTC, datetime

import pytest

from alongside.ground.people.reach import Via

from ..care import documents, plans, visits
from ..costs import costs
from ..head import head
from ..sight import Sight
from .sights import number, problem, sight


def appointment(start: str, status: str = "booked") -> dict:
    return {"resourceType": "Appointment", "status": status, "start": start, "serviceType": [{"text": "Check-up"}],
            "participant": [{"actor": {"display": "Dr. Shah"}, "status": "accepted"}]}  # fmt: skip


def encounter(start: str) -> dict:
    return {"resourceType": "Encounter", "status": "finished", "class": {"code": "AMB"}, "period": {"start": start}}


def lines(card, part: str) -> list:
    return [line for p in card.more if p.key == part for line in p.lines]


def test_the_next_visit_comes_first_and_a_cancelled_one_never() -> None:
    card = visits(sight(
        appointment("2026-06-01T10:00:00Z"), appointment("2026-04-01T10:00:00Z"),
        appointment("2026-03-20T10:00:00Z", "cancelled"), encounter("2025-01-01"),
    ))  # fmt: skip
    assert [line.dates[0].date.text[:10] for line in lines(card, "visits-coming")] == ["2026-04-01", "2026-06-01"]
    assert [line.title for line in lines(card, "visits-past")] == ["Visit at the clinic"]


def test_an_appointment_of_the_past_is_not_coming() -> None:
    card = visits(sight(appointment("2020-01-01T10:00:00Z"), encounter("2025-01-01")))
    assert not lines(card, "visits-coming")


def test_a_superseded_document_waits_on_the_page_of_everything() -> None:
    old = {"resourceType": "DocumentReference", "status": "superseded", "type": {"text": "Letter"}, "content": []}
    new = {**old, "status": "current", "type": {"text": "New letter"}}
    card = documents(sight(old, new))
    assert [line.title for line in card.lines] == ["New letter"]
    assert card.has_more


def test_goals_reached_or_given_up_are_not_shown_as_open() -> None:
    goals = [
        {"resourceType": "Goal", "lifecycleStatus": state, "description": {"text": state}}
        for state in ("active", "completed", "cancelled")
    ]
    assert [line.title for line in lines(plans(sight(*goals)), "plans-goals")] == ["active"]


def test_a_bill_says_what_is_left_only_when_the_insurer_does() -> None:
    claim = {"resourceType": "Claim", "status": "active", "total": {"value": 80, "currency": "USD"}}
    card = costs(sight(claim))
    (line,) = lines(card, "costs-bills")
    assert line.value == "$80.00"
    assert line.details == ()


@pytest.mark.parametrize(("hour", "greeting"), [(8, "Good morning"), (14, "Good afternoon"), (21, "Good evening")])
def test_greeting_by_the_hour(hour: int, greeting: str) -> None:
    seen = sight(problem("Asthma"))
    at = Sight(seen.viewer, seen.reach, seen.person, seen.facts, {}, datetime(2026, 3, 10, hour, tzinfo=UTC))
    assert head(at).title == f"{greeting}, Maria."


def test_no_cheer_for_the_dead() -> None:
    top = head(sight(number("4548-4", 7, "2026-03-09"), deceased=True))
    assert "Good" not in top.title
    assert "has died" in top.words
    assert top.news == ()


def test_a_helper_always_reads_whose_page_it_is() -> None:
    top = head(sight(problem("Asthma"), via=Via.HELPER))
    assert top.helping == "You are helping Maria Alvarez. You see what Maria chose to share."
    assert "Good" not in top.title
    assert head(sight(problem("Asthma"))).helping == ""


def test_what_is_new_counts_the_newest_day() -> None:
    top = head(
        sight(
            number("4548-4", 7, "2026-03-09"), number("2093-3", 180, "2026-03-09"), number("2093-3", 190, "2025-03-09")
        )
    )
    assert top.news[0].words == "2 new results, from"
    assert head(sight(number("4548-4", 7, "2025-03-09"))).news == ()
