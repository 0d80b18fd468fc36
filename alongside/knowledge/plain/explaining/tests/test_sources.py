"""No number claims more than what was read: each stands in the shared facts, and is verified there."""

import json
import tomllib

from alongside.knowledge.plain.explaining import MEASURANDS
from alongside.knowledge.plain.explaining.catalogue import FOLDER
from tests.shared_data import shared


def facts(name: str) -> list[dict]:
    return json.loads((shared("thresholds") / name).read_text(encoding="utf-8"))["items"]


def test_every_limit_is_one_that_a_laboratory_printed():
    """Blood pressure and oxygen are limits of advice for readings at home: their pages are among the thresholds."""
    calls = [call for item in facts("lab-ranges.json") for call in item["critical"] or () if call["verified"]]
    printed = {(call["url"], float(value)) for call in calls for value in (call["low"], call["high"]) if value}
    advice = {item["source"]["url"] for item in facts("thresholds.json") if item["verified"]}
    barnsley_general_practice = 80.0  # in the note of the shared facts, beside the hospital's own 70
    for test in MEASURANDS.values():
        for limit in test.limits:
            known = (limit.source.url, float(limit.value)) in printed or limit.source.url in advice
            assert known or float(limit.value) == barnsley_general_practice, (test.key, limit)


def test_every_range_is_one_that_was_printed_and_may_be_used():
    rows = [item for item in facts("lab-ranges.json") if item["verified"]]
    ends = {float(end) for item in rows for end in (item["low"], item["high"]) if end is not None}
    ends |= {1.8225, 2.43}  # magnesium: printed in mEq/L, kept in mg/dL
    found = [(test, end) for test in MEASURANDS.values() for span in test.spans for end in (span.low, span.high)]
    assert not [(test.key, end) for test, end in found if end is not None and float(end) not in ends]
    refused = {"alt", "ast", "alkaline_phosphatase", "carbon_dioxide"}  # the shared facts say not to judge by theirs
    assert not [key for key in refused if MEASURANDS[key].spans]


def test_no_document_that_was_not_read_stands_behind_a_number():
    items = [*facts("lab-ranges.json"), *facts("thresholds.json")]
    seen = {item["source"]["url"] for item in items if item["verified"]}
    unseen = {item["source"]["url"] for item in items} - seen
    sources = tomllib.loads((FOLDER / "data" / "sources.toml").read_text(encoding="utf-8"))
    assert not [name for name, row in sources.items() if row["url"] in unseen]
