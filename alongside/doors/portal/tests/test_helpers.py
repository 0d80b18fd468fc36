"""Letting somebody help, as the patient does it on the page."""

import re
from datetime import date, timedelta

from django.test import Client
from django.urls import reverse

from alongside.ground.people import selectors as people
from alongside.ground.people.models import Grant
from alongside.ground.people.reach import reach

FORM = {
    "helper_name": "Ben Alvarez",
    "relation": "son",
    "contents": ["visits", "medicines"],
    "sensitive": [],
    "expires_on": "",
}


def grants(clinic) -> list:
    return list(people.grants_of(clinic.viewer, reach(clinic.viewer, clinic.maria.id)))


def invited(clinic, client) -> str:
    """Invites Ben and returns the code shown."""
    sent = client.post(reverse("portal:invite", args=[clinic.maria.id]), FORM)
    assert sent.status_code == 302, sent.content.decode()[:3000]
    page = client.get(sent.url).content.decode()
    return re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", page)[0]


def test_from_invitation_to_the_end(clinic, signed_in) -> None:
    mine = signed_in(clinic.maria)
    code = invited(clinic, mine)
    sams = signed_in(clinic.sam)  # a person with a page of their own may help, too
    assert sams.post(reverse("portal:help_someone"), {"code": code.lower()}).status_code == 302
    page = reverse("portal:page", args=[clinic.maria.id])
    assert sams.get(page).status_code == 404  # accepted, not yet confirmed
    listed = mine.get(reverse("portal:helpers", args=[clinic.maria.id])).content.decode()
    assert "Sam Stone" in listed  # the name to compare with the one invited
    grant = next(g for g in grants(clinic) if g.helper_name == "Ben Alvarez")
    assert mine.post(reverse("portal:helper_confirm", args=[clinic.maria.id, grant.id]), {}).status_code == 200
    mine.post(reverse("portal:helper_confirm", args=[clinic.maria.id, grant.id]), {"how": "known by voice"})
    assert sams.get(page).status_code == 200
    mine.post(reverse("portal:helper_end", args=[clinic.maria.id, grant.id]))
    assert sams.get(page).status_code == 404


def test_the_code_is_shown_once(clinic, signed_in) -> None:
    mine = signed_in(clinic.maria)
    sent = mine.post(reverse("portal:invite", args=[clinic.maria.id]), FORM)
    first, second = mine.get(sent.url).content.decode(), mine.get(sent.url).content.decode()
    assert "data-code" in first
    assert "data-code" not in second


def test_ending_asks_first(clinic, signed_in) -> None:
    mine = signed_in(clinic.maria)
    assert mine.get(reverse("portal:helper_end", args=[clinic.maria.id, clinic.grant.id])).status_code == 200
    assert grants(clinic)[0].revoked_at is None


def test_errors_keep_what_was_typed(clinic, signed_in) -> None:
    mine = signed_in(clinic.maria)
    yesterday = (date.today() - timedelta(days=2)).isoformat()
    answer = mine.post(
        reverse("portal:invite", args=[clinic.maria.id]), {**FORM, "contents": [], "expires_on": yesterday}
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Ben Alvarez" in page
    assert "Please choose at least one thing" in page
    assert "This day is over" in page
    assert len(grants(clinic)) == 1


def test_private_things_are_named_one_by_one_and_none_is_ticked(clinic, signed_in) -> None:
    page = signed_in(clinic.maria).get(reverse("portal:invite", args=[clinic.maria.id])).content.decode()
    for value in ("violence", "sexual", "reproductive", "mental_health", "substance_use"):
        assert f'value="{value}"' in page
    assert "adolescent_confidential" not in page  # nobody here may be under age
    assert "checked" not in page


def test_change_counts_at_once(clinic, signed_in) -> None:
    mine = signed_in(clinic.maria)
    url = reverse("portal:helper_change", args=[clinic.maria.id, clinic.grant.id])
    mine.post(url, {"contents": ["allergies"], "sensitive": ["sexual"], "expires_on": ""})
    seen = reach(people.viewer_for(clinic.rosa.id), clinic.maria.id)
    assert seen.contents == {"allergies"}
    assert seen.sensitive == {"sexual"}


def test_a_pause_by_staff_does_not_show(clinic, signed_in) -> None:
    from alongside.ground.people import services

    mine = signed_in(clinic.maria)
    url = reverse("portal:helpers", args=[clinic.maria.id])
    before = mine.get(url).content.decode()
    services.pause_helper(by=people.viewer_for(clinic.priya.id), grant=clinic.grant.id, reason="worry")
    token = re.compile(r'(csrfmiddlewaretoken" value="|nonce=")[^"]+')
    assert token.sub("", mine.get(url).content.decode()) == token.sub("", before)


def test_a_helper_may_stop(clinic, signed_in) -> None:
    rosas = signed_in(clinic.rosa)
    url = reverse("portal:stop_helping", args=[clinic.maria.id])
    assert rosas.get(url).status_code == 200
    rosas.post(url)
    assert rosas.get(reverse("portal:page", args=[clinic.maria.id])).status_code == 404


def test_who_helps_by_law_is_not_told_that_the_patient_can_invite_them_again(clinic, signed_in) -> None:
    url, rosas = reverse("portal:stop_helping", args=[clinic.maria.id]), signed_in(clinic.rosa)
    assert "Maria can invite you again" in rosas.get(url).content.decode()
    Grant.objects.filter(id=clinic.grant.id).update(basis="legal", basis_note="proxy signed 2024-05-02")
    assert "invite you again" not in rosas.get(url).content.decode()


def test_a_new_helper_makes_a_sign_in_with_the_code(clinic, signed_in, client) -> None:
    code = invited(clinic, signed_in(clinic.maria))
    given = {
        "code": code,
        "given": "Ben",
        "family": "Alvarez",
        "username": "ben.alvarez",
        "password": " blue kettle on tuesday ",
    }
    weak = client.post(reverse("portal:help_someone"), {**given, "password": "short"})
    assert weak.status_code == 200  # the code is not used up by a mistake
    assert client.post(reverse("portal:help_someone"), given).status_code == 302
    grant = next(g for g in grants(clinic) if g.helper_name == "Ben Alvarez")
    assert grant.helper.name == "Ben Alvarez"
    assert grant.confirmed_at is None
    assert "this device" in client.get(reverse("usersessions_list")).content.decode()
    assert Client().login(username="ben.alvarez", password=given["password"])  # as typed, with its spaces


def test_a_wrong_code_says_so_and_keeps_nothing(clinic, signed_in) -> None:
    answer = signed_in(clinic.sam).post(reverse("portal:help_someone"), {"code": "AAAA-BBBB-CCCC"})
    assert answer.status_code == 200
    assert "does not work" in answer.content.decode()


def test_codes_cannot_be_tried_without_end(clinic, signed_in) -> None:
    sams, url = signed_in(clinic.sam), reverse("portal:help_someone")
    answers = [sams.post(url, {"code": f"AAAA-BBBB-{n:04}"}).content.decode() for n in range(11)]
    assert "Too many tries" not in answers[9]
    assert "Too many tries" in answers[10]
