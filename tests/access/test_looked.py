"""Nobody reads anything about somebody without a row in that person's log; and family is not work."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from alongside.ground.chart.services import answer_correction, ask_correction, import_files
from alongside.ground.people import selectors as people
from alongside.ground.people import services
from alongside.ground.people.reach import reach
from alongside.ground.people.selectors import viewer_for
from alongside.ground.promises.services import open_promise
from alongside.ground.spine import access
from alongside.ground.spine.models import Look

from .conftest import result
from .table import TABLE
from .test_access import ALL, address

pytestmark = pytest.mark.django_db
REASON = "called about chest pain, 2 pm"


def rows(clinic, who: str, purpose: str, about: str = "maria") -> int:
    return Look.objects.filter(viewer=clinic.persons[who], about=clinic.persons[about], purpose=purpose).count()


@pytest.mark.parametrize(
    ("who", "purpose"),
    [("maria", "self"), ("helper", "helping"), ("physician", "care"), ("interpreter", "care"), ("front_desk", "visits"),
     ("biller", "billing")],
)  # fmt: skip
def test_each_page_of_hers_that_opens_leaves_a_row_of_its_own(clinic, browser_of, monkeypatch, who, purpose):
    """One row an hour: so each page is opened in an hour of its own."""
    client, opened, begun = browser_of(who), 0, timezone.now()
    for name in (n for n in ALL if "person" in ALL[n].pattern.converters and who in TABLE[n]):
        if name in ("desk:member", "desk:member_invite", "desk:open", "demo_sign_in"):
            continue  # about staff; the page that asks why, which shows nothing of hers; the demo's
        opened += 1
        monkeypatch.setattr(access, "timezone", SimpleNamespace(now=lambda n=opened: begun + timedelta(hours=n)))
        response = client.get(address(name, clinic.arguments))
        assert response.status_code in (200, 302), name
        assert rows(clinic, who, purpose) == opened, f"{name} left no row"
    assert opened


@pytest.mark.parametrize("who", ["administrator", "nurse_off_team"])
def test_a_record_kept_aside_is_somebodys(clinic, browser_of, who):
    page = browser_of(who).get(f"/desk/imports/aside/{clinic.arguments['kept']}/")
    assert "2026-02-30" in page.content.decode()
    assert rows(clinic, who, "operations") == 1


def test_the_list_of_links_and_each_link_name_people(clinic, browser_of):
    client = browser_of("nurse_off_team")
    assert "Maria Alvarez" in client.get("/desk/same-person/").content.decode()
    assert rows(clinic, "nurse_off_team", "list") == 1
    client = browser_of("physician_off_team")
    assert "Maria Alvarez" in client.get(f"/desk/same-person/links/{clinic.arguments['link']}/").content.decode()
    assert rows(clinic, "physician_off_team", "list") == 1


def test_what_is_owed_names_people(clinic, browser_of):
    other = clinic.persons["other_patient"]
    open_promise(by=None, about=other, kind="talk_about_result", owed_to=other, owed_by_role="physician")
    assert "other Tester" in browser_of("physician_off_team").get("/desk/").content.decode()
    assert rows(clinic, "physician_off_team", "list", "other_patient") == 1
    assert rows(clinic, "nurse_off_team", "list", "other_patient") == 0


def test_searching_logs_everybody_found(clinic, browser_of):
    browser_of("biller").post("/desk/patients/", {"words": "alvarez"})
    assert rows(clinic, "biller", "list") == 1


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize(
    "conditional", [{}, {"if-none-match": "*", "if-modified-since": "Wed, 21 Oct 2099 07:28:00 GMT"}]
)
@pytest.mark.parametrize("page", ["", "record/{resource}/file/"])
def test_however_it_is_asked_for(clinic, browser_of, method, conditional, page):
    url = f"/desk/patients/{clinic.persons['maria']}/" + page.format(resource=clinic.arguments["resource"])
    response = getattr(browser_of("nurse"), method)(url, headers=conditional)
    assert response.status_code == 200
    assert "ETag" not in response.headers
    assert rows(clinic, "nurse", "care") == 1


def test_a_page_that_breaks_halfway_has_been_logged(clinic, browser_of, monkeypatch):
    from alongside.doors.desk.views import page

    def breaks(*_):
        raise ValueError("in the middle")

    monkeypatch.setattr(page.cards, "our_page", breaks)
    client = browser_of("nurse")
    client.raise_request_exception = False
    assert client.get(f"/desk/patients/{clinic.persons['maria']}/").status_code == 500
    assert rows(clinic, "nurse", "care") == 1


def test_an_opened_page_is_logged_as_that_and_its_reason_is_read_word_for_word(clinic, browser_of):
    client = browser_of("nurse_off_team")
    url = f"/desk/patients/{clinic.persons['maria']}/"
    for short in ("", "urgent", " " * 40):
        assert client.post(f"{url}open/", {"reason": short}).status_code == 400
    assert rows(clinic, "nurse_off_team", "emergency") == 0
    reason = f"{REASON} <b>&{{by}}"
    assert client.post(f"{url}open/", {"reason": reason}).status_code == 302
    assert client.get(url).status_code == 200
    assert rows(clinic, "nurse_off_team", "emergency") == 1
    acts = browser_of("maria").get(f"/page/{clinic.persons['maria']}/who/?show=acts").content.decode()
    assert "called about chest pain, 2 pm &lt;b&gt;&amp;{by}" in acts


@pytest.fixture
def family(clinic):
    """A nurse at work, who helps Maria with visits, and another who is a patient herself."""
    clinic.persons["daughter"] = clinic.persons["nurse_off_team"]
    by = viewer_for(clinic.persons["maria"])
    grant, code = services.invite_helper(by=by, patient=by.person_id, helper_name="Kit", contents=["visits"])
    services.accept_help(by=viewer_for(clinic.persons["daughter"]), code=code)
    services.confirm_helper(by=by, grant=grant.id, how="in person")
    return clinic


def test_a_nurse_reads_and_answers_no_correction_of_her_family(family, browser_of):
    client, url = browser_of("daughter"), f"/desk/corrections/{family.arguments['correction']}/"
    assert "Not mine." not in client.get("/desk/corrections/").content.decode()
    assert client.get(url).status_code == 403
    assert client.post(url, {"answer": "declined", "words": "No."}).status_code == 403
    daughter = viewer_for(family.persons["daughter"])
    with pytest.raises(people.PermissionDenied):
        answer_correction(by=daughter, correction=family.arguments["correction"], answer="declined", words="No.")


def test_nor_her_own(clinic, browser_of):
    services.give_role(by=None, person=clinic.persons["maria"], role="nurse")
    url = f"/desk/corrections/{clinic.arguments['correction']}/"
    assert browser_of("maria").post(url, {"answer": "agreed", "words": "Yes."}).status_code == 403


def test_two_roles_that_serve_and_care_open_no_more_than_one(clinic, browser_of):
    """Who keeps everybody's visits, and is a nurse, does not read corrections of those she does not care for."""
    services.give_role(by=None, person=clinic.persons["nurse_off_team"], role="front_desk")
    client = browser_of("nurse_off_team")
    assert "Not mine." not in client.get("/desk/corrections/").content.decode()
    assert client.get(f"/desk/corrections/{clinic.arguments['correction']}/").status_code == 403


@pytest.mark.parametrize(
    ("category", "waits"),
    [({"coding": [{"code": "laboratory"}]}, True),
     ({"coding": [{"code": "LAB"}]}, True), ({"text": "Laboratory"}, True),
     (None, True), ({"coding": [{"code": "vital-signs"}]}, False), ({"coding": [{"code": "survey"}]}, False)],
)  # fmt: skip
def test_a_wish_to_wait_holds_results_however_they_are_filed(clinic, tmp_path, browser_of, category, waits):
    maria = clinic.persons["maria"]
    services.choose_result_preference(by=viewer_for(maria), person=maria, choice="after_talk")
    brought(tmp_path, **({"category": [category]} if category else {}))
    assert ("Zqfresh" in browser_of("maria").get(f"/page/{maria}/all/results/").content.decode()) is not waits


def brought(folder, **more) -> None:
    """A result of today comes in."""
    fresh = {**result("fresh", effectiveDateTime=str(timezone.now().date()), **more), "code": {"text": "Zqfresh"}}
    (folder / "fresh.json").write_text(json.dumps(fresh))
    import_files(by=None, paths=[folder / "fresh.json"], source="clinic", demo=True)


def test_a_wish_taken_back_holds_nothing(clinic, tmp_path, browser_of):
    maria = clinic.persons["maria"]
    services.choose_result_preference(by=viewer_for(maria), person=maria, choice="after_talk")
    brought(tmp_path, category=[{"coding": [{"code": "laboratory"}]}])
    url = f"/page/{maria}/all/results/"
    assert "Zqfresh" not in browser_of("maria").get(url).content.decode()
    services.choose_result_preference(by=viewer_for(maria), person=maria, choice="with_someone")
    assert "Zqfresh" not in browser_of("maria").get(url).content.decode()
    services.choose_result_preference(by=viewer_for(maria), person=maria, choice="at_once")
    assert "Zqfresh" in browser_of("maria").get(url).content.decode()


@pytest.mark.parametrize("who", ["front_desk", "biller", "manager", "administrator"])
def test_some_roles_have_no_glass_to_break(clinic, browser_of, who):
    client, person = browser_of(who), clinic.persons["maria"]
    assert client.post(f"/desk/patients/{person}/open/", {"reason": REASON}).status_code == 403
    found = reach(viewer_for(clinic.persons[who]), person)
    assert found is None or found.via == "service"


def test_asking_for_another_persons_record_with_ones_own_page(clinic, browser_of):
    with pytest.raises(people.PermissionDenied):
        other = viewer_for(clinic.persons["other_patient"])
        ask_correction(by=other, person=other.person_id, resource=clinic.arguments["resource"], words="Mine?")


@pytest.mark.parametrize(("who", "page"), [("physician", ""), ("physician", "who/"), ("helper", "who/")])
def test_what_shows_nothing_leaves_no_row(clinic, browser_of, who, page):
    """The patient must not read that somebody looked who got nothing to see."""
    client = browser_of(who)
    before = Look.objects.count()
    assert client.get(f"/page/{clinic.persons['maria']}/{page}").status_code == 404
    assert Look.objects.count() == before
