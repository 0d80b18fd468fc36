"""Forms out and in: what is written is read back; US Core's examples are read; junk never raises."""

import gzip
import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.knowledge.core.dates import parse
from alongside.knowledge.core.facts import Facts, Measurement
from alongside.knowledge.core.parts import Origin
from alongside.knowledge.core.values import LOINC, Coding, Concept, Quantity
from alongside.knowledge.instruments import INSTRUMENTS, score
from alongside.knowledge.instruments.fhir_in import read, recognise
from alongside.knowledge.instruments.fhir_out import questionnaire, response
from alongside.knowledge.instruments.history import totals
from tests.shared_data import shared

from .test_scoring import JUNK

SHIPPING = [found for found in INSTRUMENTS.values() if found.items_ship]


def example(kind, name):
    with gzip.open(shared("fhir-sample") / "us-core-9-examples" / "examples.ndjson.gz", "rt") as lines:
        rows = [json.loads(line, parse_float=Decimal) for line in lines]
    return next(row for row in rows if row["resourceType"] == kind and row["id"] == name)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("instrument", SHIPPING, ids=lambda i: i.id)
def test_every_form_that_ships_is_written_and_recognised(instrument, language):
    form = questionnaire(instrument, language)
    json.dumps(form)
    assert recognise(form) is instrument
    assert form["experimental"] is (language == "es")
    assert instrument.copyright in form["copyright"]
    links = [item["linkId"] for item in form["item"]]
    assert len(links) == len(set(links))
    assert not [code for code in json.dumps(form).split('"') if code in unverified(instrument)]


def unverified(instrument):
    codes = {item.loinc_unverified for item in instrument.items} | {instrument.loinc_unverified}
    return (codes | {o.loinc_unverified for item in instrument.items for o in item.options}) - {""}


@pytest.mark.parametrize("instrument", SHIPPING, ids=lambda i: i.id)
@settings(max_examples=40)
@given(data=st.data())
def test_answers_come_back_as_they_went(instrument, data):
    rules = instrument.scoring
    one = st.none() | st.integers(rules["low"], rules["high"])
    answers = tuple(data.draw(st.lists(one, min_size=rules["count"], max_size=rules["count"])))
    sent = response(instrument, answers, data.draw(st.sampled_from(["en", "es"])))
    found = read(instrument, json.loads(json.dumps(sent)))
    assert (found.answers, found.unclear) == (answers, ())
    assert sent["status"] == ("in-progress" if None in answers else "completed")


def test_items_that_are_not_ours_are_not_given():
    with pytest.raises(ValueError, match="not ours"):
        questionnaire(INSTRUMENTS["collaborate"], "en")


def test_us_core_phq_9_is_recognised_and_read():
    phq9 = INSTRUMENTS["phq9"]
    assert recognise(example("Questionnaire", "phq-9-example")) is phq9
    found = read(phq9, example("QuestionnaireResponse", "phq-9-example"))
    assert found.unclear == ()
    assert score(phq9, found.answers).total == found.said_total == 12


def test_us_core_hunger_vital_sign_is_recognised_and_read():
    hunger = INSTRUMENTS["hunger_vital_sign"]
    assert recognise(example("Questionnaire", "hunger-vital-sign-example")) is hunger
    assert read(hunger, example("QuestionnaireResponse", "hunger-vital-sign-example")).answers == (2, 2)


def test_us_core_audit_c_asks_another_first_question_so_it_is_not_the_instrument_and_has_no_total():
    assert recognise(example("Questionnaire", "AUDIT-C")) is None
    found = read(INSTRUMENTS["audit_c"], example("QuestionnaireResponse", "AUDIT-C"))
    assert found.answers == (None, 0, 0)
    assert score(INSTRUMENTS["audit_c"], found.answers, "female").total is None


def test_an_answer_that_is_not_understood_is_listed_and_one_refused_is_not():
    hunger = INSTRUMENTS["hunger_vital_sign"]
    odd = {"linkId": "/88122-7", "answer": [{"valueString": "maybe"}]}
    refused = {"linkId": "/88123-5", "answer": [{"valueCoding": {"code": "LA15775-2"}}]}
    found = read(hunger, {"item": [{"linkId": "group", "item": [odd, refused]}]})
    assert found.answers == (None, None)
    assert [link for link, _given in found.unclear] == ["/88122-7"]
    words = read(hunger, {"item": [{"linkId": "/88122-7", "answer": [{"valueCoding": {"display": "often true"}}]}]})
    assert words.answers[0] == 2
    two = read(hunger, {"item": [{"linkId": "/88122-7", "answer": [{"valueInteger": 1}, {"valueInteger": 2}]}]})
    assert two.answers[0] is None


@settings(max_examples=60)
@given(JUNK, JUNK)
def test_junk_never_raises(one, other):
    form = {"resourceType": "Questionnaire", "item": one, "url": other}
    filled = {"item": [{"linkId": "sure", "answer": one}]}
    coded = {"item": [{"linkId": "sure", "answer": [{"valueCoding": one, "valueInteger": other}]}]}
    for junk in (one, form, filled, coded):
        recognise(junk)
        for instrument in SHIPPING:
            assert len(read(instrument, junk).answers) == instrument.scoring["count"]


def total(day, value, comparator=""):
    """A recorded PHQ-9 total."""
    return Measurement(
        origin=Origin("s", "Observation", day),
        concept=Concept("", (Coding(LOINC, "44261-6"),)),
        when=parse(day, "d"),
        quantity=Quantity(value, "{score}", comparator),
    )


def test_totals_of_a_record_by_day():
    good = [total("2026-03-01", "9"), total("2026-01-01", "15")]
    bad = [
        total("2026-02-01", "99"),
        total("2026-02-02", "7.5"),
        total("2027-01-01", "3"),
        total("2026-02-03", "9", "<"),
    ]
    facts = Facts(everything=(*good, *bad))
    assert totals(INSTRUMENTS["phq9"], facts, date(2026, 6, 1)) == ((date(2026, 1, 1), 15), (date(2026, 3, 1), 9))
    assert totals(INSTRUMENTS["sils"], facts, date(2026, 6, 1)) == ()
