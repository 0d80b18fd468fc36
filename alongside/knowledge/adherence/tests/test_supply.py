"""Days covered, gaps and refills: PQA's examples, a slow count beside the quick one, and junk."""

import json
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.adherence import Fill, answer, due_soon, fills_of, gaps, proportion, refill_due, supplies
from alongside.knowledge.adherence.pdc import THRESHOLD_ANTIRETROVIRALS
from alongside.knowledge.core.asked import Refused
from alongside.knowledge.core.dates import parse
from alongside.knowledge.core.facts import Facts, Medicine
from alongside.knowledge.core.parts import Origin
from alongside.knowledge.core.values import Concept, Quantity
from tests.shared_data import shared
from tests.vectors import agrees

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
FILL = st.builds(Fill, st.sampled_from(["a", "b", "a/b", "c"]), st.dates(FIRST, LAST), st.integers(1, 120))
FILLS = st.lists(FILL, min_size=1, max_size=12)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10) | st.just("2026-01-31"),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["drug", "date", "days_supply"]), inner)
    ),
    max_leaves=8,
)


def day(text):
    return date.fromisoformat(text)


def test_every_shared_row():
    for line in (shared("risk-vectors") / "pdc.jsonl").read_text().splitlines():
        row = json.loads(line)
        values = answer(row["input"])
        assert agrees(values, row), row["id"]
        assert set(values) == set(row["expected"])


def test_the_same_drug_shifts_another_of_the_class_does_not():
    same = [Fill("a", FIRST, 90), Fill("a", day("2026-03-25"), 90)]
    other = [Fill("a", FIRST, 90), Fill("b", day("2026-03-25"), 90)]
    assert supplies(same)[1].first == day("2026-04-01")
    assert supplies(other)[1].first == day("2026-03-25")
    assert proportion(same, FIRST, LAST).days_covered == 180
    assert proportion(other, FIRST, LAST).days_covered == 173


def test_a_combination_shares_its_ingredients():
    fills = [
        Fill("metformin", FIRST, 30),
        Fill("glipizide / Metformin", day("2026-01-21"), 30),
        Fill("glipizide", day("2026-02-10"), 30),
    ]
    assert [one.first for one in supplies(fills)] == [FIRST, day("2026-01-31"), day("2026-03-02")]


def test_a_supply_is_cut_at_the_end_and_a_fill_outside_does_not_count():
    fills = [Fill("a", day("2025-12-20"), 30), Fill("a", day("2026-12-02"), 90)]
    found = proportion(fills, FIRST, LAST)
    assert (found.days_covered, found.days_in_period, found.share) == (30, 30, 1)
    assert not found.counts
    assert proportion(fills[:1], FIRST, LAST) is None


@pytest.mark.parametrize(("days", "reached"), [(79, False), (80, True)])
def test_both_sides_of_the_threshold(days, reached):
    found = proportion([Fill("a", FIRST, days)], FIRST, day("2026-04-10"))
    assert found.share == Fraction(days, 100)
    assert found.reaches() is reached
    assert not found.reaches(THRESHOLD_ANTIRETROVIRALS)


@given(FILLS)
def test_the_quick_count_is_the_slow_one_and_never_more_than_all(fills):
    found = proportion(fills, FIRST, LAST)
    slow = {one.first + timedelta(n) for one in found.supply for n in range((one.last - one.first).days + 1)}
    first = min(fill.when for fill in fills)
    assert found.days_covered == len([d for d in slow if first <= d <= LAST])
    assert 0 < found.share <= 1
    assert sum(gap.days for gap in gaps(fills, LAST)) + found.days_covered == found.days_in_period


@given(FILLS, FILL)
def test_another_fill_of_any_drug_never_uncovers_a_day(fills, more):
    first = min(fill.when for fill in fills)
    if more.when >= first:
        assert proportion([*fills, more], FIRST, LAST).days_covered >= proportion(fills, FIRST, LAST).days_covered


def test_gaps_and_the_refill():
    fills = [Fill("a", FIRST, 30), Fill("a", day("2026-02-05"), 30)]
    assert [(gap.first, gap.last, gap.days) for gap in gaps(fills, day("2026-03-10"))] == [
        (day("2026-01-31"), day("2026-02-04"), 5), (day("2026-03-07"), day("2026-03-10"), 4),
    ]  # fmt: skip
    assert refill_due(fills, day("2026-03-01")) == day("2026-03-07")
    assert not due_soon(fills, day("2026-02-27"))
    assert due_soon(fills, day("2026-02-28"))
    assert due_soon(fills, day("2026-05-01"))
    assert refill_due([], FIRST) is None
    assert gaps([], LAST) == ()


def handed(label, when, days, unit="d", **more):
    concept = Concept(label)
    quantity = Quantity(days, unit) if days else None
    return Medicine(origin=Origin("s", "MedicationDispense", when), source_kind="dispense", concept=concept,
                    when=parse(when, "d"), days=quantity, **more)  # fmt: skip


def test_fills_of_a_record():
    facts = Facts(everything=(
        handed("atorvastatin 20 MG Oral Tablet", "2026-02-01", "30"),
        handed("Atorvastatin 20 MG", "2026-01-01", "30", "days"),
        handed("lisinopril 10 MG", "2026-01-01", "30"), handed("atorvastatin", "2026-03-01", ""),
        handed("atorvastatin", "2026-03", "30"), handed("atorvastatin", "2026-04-01", "30", "wk"),
        handed("atorvastatin", "2026-05-01", "30", status="cancelled"), handed("atorvastatin", "2027-01-01", "30"),
        Medicine(origin=Origin("s", "MedicationRequest", "r"), concept=Concept("atorvastatin")),
    ))  # fmt: skip
    found = fills_of(facts, ["atorvastatin"], LAST)
    assert [(fill.when, fill.days) for fill in found] == [(FIRST, 30), (day("2026-02-01"), 30)]


@given(
    st.dictionaries(
        st.sampled_from(
            ["fills", "fills_date_days_supply", "period_start", "period_end", "measurement_year_end", "same_class", "x"]
        ),
        JUNK,
    )
    | JUNK
)
def test_junk_is_answered_or_refused(junk):
    try:
        json.dumps(answer(junk), allow_nan=False)
    except Refused as refused:
        assert refused.field
        assert refused.reason
        assert refused.allowed


@pytest.mark.parametrize(("change", "field"), [
    ({"period_end": None}, "measurement_year_end"), ({"period_end": "2026-02-30"}, "period_end"),
    ({"period_end": "20260131AB"}, "period_end"), ({"period_start": "2027-01-01"}, "period_start"),
    ({"fills_date_days_supply": []}, "fills_date_days_supply"),
    ({"fills_date_days_supply": None}, "fills_date_days_supply"),
    ({"fills_date_days_supply": [["2026-01-01", 0]]}, "fills_date_days_supply"),
    ({"fills_date_days_supply": [["2026-01-01", 367]]}, "fills_date_days_supply"),
    ({"fills_date_days_supply": [["2026-01-01", True]]}, "fills_date_days_supply"),
    ({"fills_date_days_supply": [["2026-01-01", 1.5]]}, "fills_date_days_supply"),
    ({"fills_date_days_supply": [[20260101, 30]]}, "fills_date_days_supply"),
    ({"fills_date_days_supply": [["2025-01-01", 30]]}, "fills_date_days_supply"),
    ({"fills": [{"drug": "A"}]}, "fills"), ({"same_class": "yes"}, "same_class"), ({"periods": 1}, "periods"),
])  # fmt: skip
def test_what_does_not_fit_is_named(change, field):
    good = {"fills_date_days_supply": [["2026-01-01", 30]], "period_start": "2026-01-01", "period_end": "2026-03-31"}
    assert answer(good)["days_covered"] == 30
    with pytest.raises(Refused) as caught:
        answer({**good, **change})
    assert caught.value.field == field


def test_different_classes_have_no_common_share():
    fills = [
        {"drug": "A", "date": "2026-01-01", "days_supply": 30},
        {"drug": "B", "date": "2026-01-01", "days_supply": 30},
    ]
    with pytest.raises(Refused):
        answer({"fills": fills, "measurement_year_end": "2026-12-31", "same_class": False})
