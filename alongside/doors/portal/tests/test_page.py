"""Our page on records brought in by the importer: what stands on it, for whom, and what it costs."""

import gzip
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.config.logs import CalmFormatter
from alongside.ground.people import services
from alongside.ground.promises.services import open_promise
from alongside.ground.ui.page import slots

from .conftest import about, take

LOINC = "http://loinc.org"
DAY = date.today() - timedelta(days=3)


def problem(key: str, text: str, **more) -> dict:
    return about("Condition", key, code={"text": text}, clinicalStatus={"coding": [{"code": "active"}]}, **more)


def result(key: str, code: str, value: float, day: date = DAY, category: str = "laboratory") -> dict:
    return about(
        "Observation", key, status="final", category=[{"coding": [{"code": category}]}],
        code={"text": f"Test {code}", "coding": [{"system": LOINC, "code": code}]},
        effectiveDateTime=day.isoformat(), valueQuantity={"value": value, "unit": "mg/dL"},
    )  # fmt: skip


def visit(key: str, day: date = DAY, **more) -> dict:
    start = {"start": day.isoformat()}
    return about("Encounter", key, status="finished", **{"class": {"code": "AMB"}}, period=start, **more)


def read(client, clinic, name: str = "page", *rest) -> str:
    answer = client.get(reverse(f"portal:{name}", args=[clinic.maria.id, *rest]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_page_without_records_says_what_will_come(clinic, signed_in) -> None:
    page = signed_in(clinic.maria).get(reverse("portal:page", args=[clinic.maria.id])).content.decode()
    assert "When your records come in, they stand here." in page
    assert "Record as of" not in page


def test_the_patient_reads_the_record_in_plain_words(recorded, signed_in) -> None:
    clinic = recorded(problem("c1", "Essential hypertension (disorder)"), result("o1", "2093-3", 180), visit("e1"))
    page = read(signed_in(clinic.maria), clinic)
    assert "Essential hypertension" in page
    assert "(disorder)" not in page
    assert "180 mg/dL" in page
    assert "Record as of" in page
    assert "Priya Shah" in page
    assert "1 new result, from" in page
    assert LOINC not in page  # codes are for the team
    assert str(clinic.resource("Condition", "c1")) in page  # the way to the original


def test_only_cards_whose_data_exist(recorded, signed_in) -> None:
    clinic = recorded(problem("c1", "Asthma"))
    page = read(signed_in(clinic.maria), clinic)
    shown = set(re.findall(r'<section[^>]* id="([a-z]+)"', page))
    assert shown == {"problems", "allergies", "team", "looked"}


def test_a_helper_sees_and_counts_only_what_was_granted(recorded, signed_in) -> None:
    clinic = recorded(
        problem("c1", "Asthma"), result("o1", "2093-3", 180.5), visit("e1"),
        visit("e2", type=[{"text": "Prenatal visit"}]),
    )  # fmt: skip
    rosas = signed_in(clinic.rosa)
    page, everything = read(rosas, clinic), read(rosas, clinic, "all", "visits")
    assert "Visit at the clinic" in page
    for hidden in ("Asthma", "180.5", "Prenatal", "Who has looked", "new result"):
        assert hidden not in page
        assert hidden not in everything
    assert "1 entry" in everything
    assert rosas.get(reverse("portal:result", args=[clinic.maria.id, "2093-3"])).status_code == 404
    for kind, key in (("Condition", "c1"), ("Encounter", "e2"), ("Patient", "maria")):
        url = reverse("portal:record", args=[clinic.maria.id, clinic.resource(kind, key)])
        assert rosas.get(url).status_code == 404
    assert read(rosas, clinic, "record", clinic.resource("Encounter", "e1"))


def test_a_named_private_thing_is_seen(recorded, signed_in) -> None:
    clinic = recorded(visit("e2", type=[{"text": "Prenatal visit"}]))
    services.change_grant(
        by=clinic.viewer, grant=clinic.grant.id, contents=["visits"], sensitive=["reproductive"], expires_on=None
    )
    assert "Prenatal" in read(signed_in(clinic.rosa), clinic)


def test_what_was_entered_in_error_is_not_shown(recorded, signed_in) -> None:
    wrong = {"coding": [{"code": "entered-in-error"}]}
    clinic = recorded(problem("c1", "Leprosy", verificationStatus=wrong), problem("c2", "Asthma"))
    mine = signed_in(clinic.maria)
    assert "Leprosy" not in read(mine, clinic) + read(mine, clinic, "all", "problems")


@pytest.fixture
def waiting(recorded, tmp_path):
    """Maria asked for a talk first; then a result came in."""
    clinic = recorded(result("old", "2093-3", 170, DAY - timedelta(days=400)))
    services.choose_result_preference(
        by=clinic.viewer, person=clinic.maria.id, choice="after_talk", wait_days=5, words="Please call me first."
    )
    take(tmp_path, result("new", "2093-3", 251))
    return clinic


def test_a_held_result_is_announced_and_nothing_of_it_shown(waiting, signed_in) -> None:
    mine = signed_in(waiting.maria)
    pages = [read(mine, waiting), read(mine, waiting, "all", "results"), read(mine, waiting, "result", "2093-3")]
    assert "1 new result has come in." in pages[0]
    assert "Please call me first." in pages[0]
    assert "Talk about a new result" in pages[0]
    assert not any("251" in page for page in pages)
    new = reverse("portal:record", args=[waiting.maria.id, waiting.resource("Observation", "new")])
    assert mine.get(new).status_code == 404
    assert "1 new result" not in read(signed_in(waiting.rosa), waiting)  # her helper may see visits only


def test_after_the_talk_it_shows(waiting, signed_in) -> None:
    from alongside.ground.chart.selectors import waiting_talks
    from alongside.ground.chart.services import talked
    from alongside.ground.people.reach import reach
    from alongside.ground.people.selectors import viewer_for

    priya = viewer_for(waiting.priya.id)
    (talk,) = waiting_talks(priya, reach(priya, waiting.maria.id))
    talked(by=priya, talk=talk.id)
    page = read(signed_in(waiting.maria), waiting)
    assert "251" in page
    assert "Waiting for a talk" not in page


def test_when_its_end_has_come_it_shows_without_anybody_doing_anything(waiting, signed_in, monkeypatch) -> None:
    from django.utils import timezone

    later = timezone.now() + timedelta(days=6)
    monkeypatch.setattr("alongside.ground.chart.selectors.waiting.timezone.now", lambda: later)
    assert "251" in read(signed_in(waiting.maria), waiting)


@pytest.mark.parametrize("why", ["its end came", "she no longer waits"])
def test_a_talk_that_was_promised_is_owed_until_somebody_says_it_took_place(
    waiting, signed_in, monkeypatch, why
) -> None:
    from django.utils import timezone

    if why == "its end came":
        later = timezone.now() + timedelta(days=6)
        monkeypatch.setattr("alongside.ground.chart.selectors.waiting.timezone.now", lambda: later)
    else:
        services.choose_result_preference(by=waiting.viewer, person=waiting.maria.id, choice="at_once")
    from alongside.ground.chart.selectors import talks_without_wait, waiting_talks
    from alongside.ground.chart.services import talked
    from alongside.ground.people.reach import reach
    from alongside.ground.people.selectors import viewer_for

    priya = viewer_for(waiting.priya.id)
    there = reach(priya, waiting.maria.id)
    assert waiting_talks(priya, there) == ()
    (talk,) = talks_without_wait(priya, there)
    assert talk.words == "Please call me first."
    page = read(signed_in(waiting.maria), waiting)
    assert "251" in page
    assert "Talk about a new result" in page
    talked(by=priya, talk=talk.id)
    assert talks_without_wait(priya, there) == ()
    assert "Talk about a new result" not in read(signed_in(waiting.maria), waiting)


def full_record(count: int) -> list[dict]:
    """`count` of everything."""
    codes = ("2093-3", "4548-4", "29463-7", "18262-6", "2345-7")
    return [
        record
        for n in range(count)
        for record in (
            problem(f"c{n}", f"Problem number {n}"), visit(f"e{n}", DAY - timedelta(days=n)),
            about("MedicationRequest", f"m{n}", status="active", intent="order",
                  medicationCodeableConcept={"text": f"Medicine {n}"}, dosageInstruction=[{"text": "one a day"}]),
            about("Immunization", f"i{n}", status="completed", vaccineCode={"text": "Flu"},
                  occurrenceDateTime=DAY.isoformat(), patient={"reference": "Patient/maria"}),
            about("DocumentReference", f"d{n}", status="current", type={"text": f"Letter {n}"}, content=[]),
            about("Goal", f"g{n}", lifecycleStatus="active", description={"text": f"Goal {n}"}),
            *(result(f"o{n}-{code}", code, 100 + n, DAY - timedelta(days=n)) for code in codes),
        )
    ]  # fmt: skip


# Session, sign-in (who is looking, their roles, whom they help) and access log are the same on every page.
NOT_CONTENT = re.compile(
    r"session|people_account|spine_look\\b.*INSERT|INSERT.*spine_look|people_roleheld|SAVEPOINT|BEGIN|COMMIT"
)
SIGN_IN = 2  # the viewer's own row and grants


def test_queries_are_few_and_do_not_grow_with_the_record(recorded, signed_in, tmp_path) -> None:
    clinic = recorded(*full_record(3))
    mine = signed_in(clinic.maria)
    read(mine, clinic)

    def content_queries() -> list[str]:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read(mine, clinic)
        return [q["sql"] for q in queries if not NOT_CONTENT.search(q["sql"])][SIGN_IN:]

    few = content_queries()
    take(tmp_path, *full_record(40))
    many = content_queries()
    assert len(many) <= len(few)
    assert len(many) <= 12, "\n".join(q[:150] for q in many)


def test_the_page_is_small(recorded, signed_in) -> None:
    clinic = recorded(*full_record(40))
    page = read(signed_in(clinic.maria), clinic)
    assert len(gzip.compress(page.encode())) <= 14 * 1024


def test_everything_is_paged_and_nothing_left_out(recorded, signed_in) -> None:
    clinic = recorded(*(problem(f"c{n}", f"Problem number {n:03}") for n in range(120)))
    mine, seen = signed_in(clinic.maria), set()
    for number in (1, 2, 3):
        url = reverse("portal:all", args=[clinic.maria.id, "problems"]) + f"?page={number}"
        seen |= set(re.findall(r"Problem number \d\d\d", mine.get(url).content.decode()))
    assert len(seen) == 120


def test_one_result_over_time(recorded, signed_in) -> None:
    days = [DAY - timedelta(days=d) for d in (300, 200, 0)]
    clinic = recorded(
        *(
            result(f"o{n}", "2093-3", value, day)
            for n, (value, day) in enumerate(zip((200, 190, 150), days, strict=True))
        )
    )
    page = read(signed_in(clinic.maria), clinic, "result", "2093-3")
    assert "Total cholesterol" in page
    assert "Down 50 mg/dL since" in page
    assert '<svg role="img"' in page
    assert all(str(clinic.resource("Observation", f"o{n}")) in page for n in range(3))


def test_hostile_text_is_printed_not_run(recorded, signed_in) -> None:
    nasty = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    clinic = recorded(problem("c1", nasty), visit("e1", reasonCode=[{"text": nasty}]))
    mine = signed_in(clinic.maria)
    pages = read(mine, clinic) + read(mine, clinic, "record", clinic.resource("Condition", "c1"))
    assert "<script>alert" not in pages
    assert "<img src=x" not in pages


def test_the_teams_housekeeping_is_not_on_the_page(recorded, signed_in) -> None:
    clinic = recorded(problem("c1", "Asthma"))
    open_promise(
        by=None, about=clinic.maria.id, kind="look_at_same_person", owed_to=clinic.maria.id, owed_by_role="nurse"
    )
    assert "may be one person" not in read(signed_in(clinic.maria), clinic)


def test_a_card_that_fails_does_not_take_the_page_down(recorded, signed_in, monkeypatch, caplog) -> None:
    def broken(sight) -> None:
        raise ValueError("Maria has a secret")

    monkeypatch.setitem(slots._filled, slots.SIDE, (broken,))
    clinic = recorded(problem("c1", "Asthma"))
    page = read(signed_in(clinic.maria), clinic)
    assert "Not shown right now" in page
    assert "Asthma" in page
    written = "\n".join(CalmFormatter().format(line) for line in caplog.records)  # as the house's own log has it
    assert "broken" in written and "test_page.py" in written
    assert "secret" not in written


def test_no_page_has_a_slot_of_another_name() -> None:
    with pytest.raises(ValueError, match="no page has"):
        slots.fill("our_page.nowhere", ())
