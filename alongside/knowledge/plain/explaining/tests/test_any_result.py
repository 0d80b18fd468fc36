"""Whatever is sent: nothing raises, a unit changes no words, and what is higher is never said to be lower."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.core.dates import parse
from alongside.knowledge.core.facts import Demographics, Facts, Goal, Measurement, Origin, Part, Problem, Range
from alongside.knowledge.core.values import Concept, Quantity
from alongside.knowledge.core.wording import LANGUAGES
from alongside.knowledge.plain.explaining import MEASURANDS, Where, explain, measurand_of
from alongside.knowledge.plain.explaining.judging import standing
from alongside.knowledge.plain.explaining.whose import Whose

from .made import MAN, TODAY, coded, told

words = st.text(max_size=12)
digits = st.decimals(-100_000, 100_000, places=3).map(str)
UNITS = sorted(
    {unit for test in MEASURANDS.values() for unit in test.units.factors} | {"", "furlongs", "µmol/L", "[degF]"}
)
quantities = st.builds(Quantity, digits, st.sampled_from(UNITS), st.sampled_from(["", "<", "<=", ">", ">=", "~"]))
days = st.sampled_from(["2026-11-20", "2026-11", "2026", "2026-11-25T10:00:00Z", "1999-01-01", "9999-12-31"])
concepts = st.sampled_from([coded(code) for test in MEASURANDS.values() for code in test.codes])
origins = st.builds(Origin, st.just("lab"), st.just("Observation"), words)
ranges = st.builds(Range, st.none() | quantities, st.none() | quantities, words)
parts = st.builds(
    Part, st.sampled_from([coded("8480-6"), coded("8462-4"), coded("1-1"), Concept("Top number")]),
    st.none() | quantities,
)  # fmt: skip
results = st.builds(
    Measurement, origin=origins, concept=concepts, when=st.none() | days.map(lambda day: parse(day, "")),
    status=st.sampled_from(["", "final", "preliminary", "amended", "cancelled", "entered-in-error"]),
    quantity=st.none() | quantities, text=words, answer=st.none() | words.map(Concept),
    parts=st.lists(parts, max_size=3).map(tuple), ranges=st.lists(ranges, max_size=2).map(tuple),
    interpretation=st.lists(st.sampled_from(["H", "L", "N", "HH", "A", "?"]), max_size=2).map(tuple),
)  # fmt: skip
goals = st.builds(
    Goal, origin=origins, status=st.sampled_from(["active", "completed", ""]),
    targets=st.lists(
        st.sampled_from(["HbA1c: < 7 %", "As the record says: 3–4 mmol/L", ": ", "LDL: ≤ ", "Top number: < 130 mmHg"])
        | words,
        max_size=3,
    ).map(tuple),
)  # fmt: skip
problems = st.builds(Problem, origin=origins, concept=st.none() | st.sampled_from(["Pregnant", "x"]).map(Concept))
births = st.none() | st.sampled_from(["1950", "2008-11-26", "2026-11-26", "2030-01-01"]).map(lambda day: parse(day, ""))
people = st.builds(Demographics, birth=births, sex=st.sampled_from(["", "male", "female", "other"]))


@given(results, st.lists(results | goals | problems, max_size=5), people, st.sampled_from(LANGUAGES))
def test_nothing_raises_and_everything_said_is_a_sentence(one, others, who, language):
    found = explain(one, Facts(who, (one, *others)), TODAY, language=language)
    if found is not None:
        said = (
            *found.urgent,
            found.what,
            *found.meaning,
            found.change,
            found.goal,
            *found.next,
            *found.ask,
            found.sure,
        )
        assert all(text == "" or text[-1] in ".?" or text[-2:] == '."' for text in said if text is not found.goal)
        assert not any("{" in text and text is not found.goal for text in said if "{" not in found.value)
        assert found.name
        assert 2 <= len(found.ask) <= 3
        assert one.origin in found.because


@given(
    st.sampled_from([test for test in MEASURANDS.values() if len(test.units.factors) > 1 and not test.pair]),
    st.fractions(Fraction(1, 10), 1000, max_denominator=50), st.data(),
)  # fmt: skip
def test_a_unit_changes_no_words_but_the_numbers(test, base, data):
    """The same amount, written in two units, lies in the same place, in the same band, and meets the same limits."""
    one, two = (data.draw(st.sampled_from(sorted(test.units.factors))) for _ in range(2))
    found = [_of(test, base, unit) for unit in (one, two)]
    if all(found):
        left, right = found
        assert left.standing.where is right.standing.where
        assert (left.standing.band, left.standing.why) == (right.standing.band, right.standing.why)
        assert (left.critical is None) is (right.critical is None)
        assert (left.next, left.ask, left.urgent) == (right.next, right.ask, right.urgent)


def _of(test, base, unit):
    """None where the amount cannot be written with a finite number of digits in that unit."""
    value = test.units.from_base(base, unit)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return None
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    one = Measurement(
        origin=Origin("lab", "Observation", "1"), concept=coded(test.codes[0]), status="final",
        when=parse("2026-11-20", ""), quantity=Quantity(f"{exact:f}", unit),
    )  # fmt: skip
    return told(one) if Fraction(exact) == value else None


ORDER = {Where.BELOW: 0, Where.UNKNOWN: 1, Where.INSIDE: 1, Where.ABOVE: 2}


@given(
    st.sampled_from([test for test in MEASURANDS.values() if not test.pair and not test.answers]),
    st.tuples(st.decimals(0, 2000, places=2), st.decimals(0, 2000, places=2)).map(sorted),
    st.sampled_from(["male", "female"]),
)  # fmt: skip
def test_more_is_never_said_to_be_less(test, pair, sex):
    who = Whose(MAN.birth, sex)
    lower, higher = (standing(_number(test, str(value)), test, who, date(2026, 11, 20)) for value in pair)
    assert ORDER[lower.where] <= ORDER[higher.where]
    bands = [band.id for band in sorted(test.bands, key=lambda band: band.at_least or Fraction(-1))]
    if lower.band and higher.band:
        assert bands.index(lower.band.id) <= bands.index(higher.band.id)


def _number(test, value):
    return Measurement(
        origin=Origin("lab", "Observation", "1"), concept=coded(test.codes[0]), status="final",
        when=parse("2026-11-20", ""), quantity=Quantity(value, test.units.base),
    )  # fmt: skip


def test_every_code_leads_to_one_test():
    codes = [code for test in MEASURANDS.values() for code in test.codes]
    assert len(set(codes)) == len(codes)
    assert measurand_of(coded("1-1")) is None
    assert measurand_of(None) is None


def test_bands_cover_the_scale_without_a_gap():
    for test in MEASURANDS.values():
        bands = sorted((b for b in test.bands if not test.pair), key=lambda b: b.at_least or Fraction(-1))
        for one, two in zip(bands, bands[1:], strict=False):
            assert one.below == two.at_least, (test.key, one.id, two.id)
