"""Who looked, and who acted for me."""

from django.urls import reverse

from alongside.ground.people import selectors as people
from alongside.ground.people import services
from alongside.ground.people.reach import must_reach
from alongside.ground.promises.services import open_promise
from alongside.ground.ui.page.happened import acts_by_day


def who(clinic, client, query: str = "") -> str:
    return client.get(reverse("portal:who", args=[clinic.maria.id]) + query).content.decode()


def test_every_look_is_told_with_name_role_and_reason(clinic, signed_in) -> None:
    must_reach(people.viewer_for(clinic.priya.id), clinic.maria.id)
    signed_in(clinic.rosa).get(reverse("portal:page", args=[clinic.maria.id]))
    page = who(clinic, signed_in(clinic.maria))
    assert "Priya Shah" in page
    assert "physician" in page
    assert "your care" in page
    assert "Rosa Diaz" in page
    assert "helping you" in page


def test_who_worked_here_reads_apart_what_she_did_at_work(clinic, signed_in) -> None:
    services.give_role(by=None, person=clinic.maria.id, role="nurse")
    people.find_patients(people.viewer_for(clinic.maria.id), "Alvarez")
    services.give_role(by=None, person=clinic.priya.id, role="administrator")
    services.end_role(by=people.viewer_for(clinic.priya.id), person=clinic.maria.id, role="nurse")
    page = who(clinic, signed_in(clinic.maria))
    assert page.count("You opened the page.") == 1
    assert "<strong>You</strong>: finding you in a list." in page


def test_a_page_opened_for_a_reason_shows_the_reason(clinic, signed_in) -> None:
    nurse = services.register_person(by=None, origin="test", given="Lee", family="Park")
    services.give_role(by=None, person=nurse.id, role="nurse")
    services.break_glass(by=people.viewer_for(nurse.id), patient=clinic.maria.id, reason="She fainted in the hall")
    page = who(clinic, signed_in(clinic.maria), "?show=acts")
    assert "Lee Park" in page
    assert "She fainted in the hall" in page


def test_a_pause_is_silent(clinic, signed_in) -> None:
    services.pause_helper(by=people.viewer_for(clinic.priya.id), grant=clinic.grant.id, reason="worry")
    assert "paused" not in who(clinic, signed_in(clinic.maria), "?show=acts")


def test_long_logs_are_paged(clinic, signed_in) -> None:
    for number in range(60):
        services.change_settings(by=clinic.viewer, person=clinic.maria.id, called=f"M{number}")
    mine = signed_in(clinic.maria)
    assert "?page=2&amp;show=acts" in who(clinic, mine, "?show=acts")
    assert "You changed language" in who(clinic, mine, "?show=acts&page=2")
    assert who(clinic, mine, "?show=acts&page=nonsense")


def test_what_was_promised_is_told_in_one_query(clinic, signed_in, django_assert_num_queries) -> None:
    for _number in range(3):
        open_promise(
            by=None, about=clinic.maria.id, kind="talk_about_result", owed_to=clinic.maria.id, owed_by=clinic.priya.id
        )  # fmt: skip
    page = who(clinic, signed_in(clinic.maria), "?show=acts")
    assert page.count("New promise. Priya Shah: Talk about a new result.") == 3
    events = list(people.who_acted(clinic.viewer, must_reach(clinic.viewer, clinic.maria.id)))
    with django_assert_num_queries(1):
        acts_by_day(clinic.viewer, events)
