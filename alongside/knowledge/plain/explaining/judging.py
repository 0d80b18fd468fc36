"""Where a value lies: against the range on the result itself first; else, for adults, against what a source says."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from alongside.knowledge.core.facts import Measurement
from alongside.knowledge.core.parts import Range
from alongside.knowledge.core.values import Quantity

from .catalogue import Band, Limit, Measurand
from .explanation import Compared, Ends, Standing, Where
from .units import plain
from .value import Number, in_base, number, quantities
from .whose import Whose

# What laboratories write beside a value: HL7's codes of interpretation.
MARKS = {"N": Where.INSIDE, "L": Where.BELOW, "LL": Where.BELOW, "LU": Where.BELOW, "H": Where.ABOVE, "HH": Where.ABOVE,
         "HU": Where.ABOVE}  # fmt: skip
CALLED = ("LL", "HH", "AA")
SIDES = {"low": Where.BELOW, "inside": Where.INSIDE, "high": Where.ABOVE}


def standing(result: Measurement, test: Measurand, person: Whose, on: date) -> Standing:
    """Where it lies. Nothing is said of high or low without a range or a mark to say it by."""
    values = quantities(result, test)
    if not values:
        return Standing(why="words" if result.answer or result.text else "no_value")
    known = [found for one in values if (found := number(one))]
    if len(known) < len(values):
        return Standing(why="comparator")
    printed = Standing() if test.pair else _printed(result, values[0], known[0], test)
    common = _from_sources(values, known, test, person, on)
    if printed.where is Where.UNKNOWN and not printed.why:
        return common
    agrees = common.band is not None and SIDES[common.band.side] is printed.where
    return replace(printed, band=common.band, sources=common.sources) if agrees else printed


def _from_sources(
    values: tuple[Quantity, ...], known: list[Number], test: Measurand, person: Whose, on: date
) -> Standing:
    """By what a source says of grown-ups: in a band that it names, else against the range that many call usual."""
    if refused := _refused(test, person, on):
        return Standing(why=refused)
    here = [
        one for number_, quantity in zip(known, values, strict=True) if (one := in_base(number_, quantity.unit, test))
    ]
    if len(here) < len(values):
        return Standing(why="unit" if values[0].unit else "no_unit")
    if band := _band(test, here):
        ends = _usual(test, values[0].unit) if len(here) == 1 else None
        return Standing(SIDES[band.side], Compared.COMMON, ends, band, sources=(band.source,))
    return _common(test, person, here[0], values[0])


def limits_met(result: Measurement, test: Measurand, person: Whose, on: date) -> tuple[Limit, ...]:
    """The limits of laboratories that every number it may be has passed. For adults, or where the age is not known."""
    values = quantities(result, test) if test.limits else ()
    numbers = [number(one) for one in values]
    if not values or None in numbers or person.adult_on(on) is False:
        return ()
    based = [in_base(one, quantity.unit, test) for one, quantity in zip(numbers, values, strict=True) if one]
    if None in based:
        return ()
    here = [one for one in based if one is not None]
    pregnant = person.pregnant_on(on)
    return tuple(limit for limit in test.limits if _meets(limit, here) and (pregnant or not limit.pregnant))


def marked_critical(result: Measurement) -> bool:
    """Whether the laboratory itself marked it as one to act on."""
    return any(code in CALLED for code in result.interpretation)


def _meets(limit: Limit, here: list[Number]) -> bool:
    return any(one.meets(limit.op, end) for one, end in zip(here, limit.ends, strict=False))


def _refused(test: Measurand, person: Whose, on: date) -> str:
    adult = person.adult_on(on)
    if adult is not True:
        return "child" if adult is False else "age"
    if person.pregnant_on(on):
        return "pregnant"
    return "sex" if _needs_sex(test) and person.sex not in {span.sex for span in test.spans} else ""


def _needs_sex(test: Measurand) -> bool:
    return bool(test.spans) and all(span.sex for span in test.spans)


def _printed(result: Measurement, value: Quantity, found: Number, test: Measurand) -> Standing:
    """Against the range on the result, and the laboratory's mark. When they disagree, neither is repeated."""
    mark = next((MARKS[code] for code in result.interpretation if code in MARKS), Where.UNKNOWN)
    ranges = list(dict.fromkeys(one for one in result.ranges if one.low or one.high))
    if len(ranges) > 1:
        return Standing(mark, Compared.MARK) if mark is not Where.UNKNOWN else Standing(why="several")
    ends = _ends(ranges[0], value, test) if ranges else None
    where = _against(found, ends.low, ends.high) if ends else Where.UNKNOWN
    if mark is not Where.UNKNOWN and where not in (Where.UNKNOWN, mark):
        return Standing(why="differs")
    if ends:
        why = "limit" if where is Where.UNKNOWN and mark is Where.UNKNOWN else ""
        return Standing(where if where is not Where.UNKNOWN else mark, Compared.LAB, ends, why=why)
    return Standing(mark, Compared.MARK) if mark is not Where.UNKNOWN else Standing()


def _ends(printed: Range, value: Quantity, test: Measurand) -> Ends | None:
    """The range in the value's own unit; None when it speaks of another unit that we cannot convert."""
    ends: list[Fraction | None] = []
    said: list[str] = []
    for end in (printed.low, printed.high):
        found = number(end) if end and not end.comparator else None
        if end and (found is None or found.least is None):
            return None
        same = end is None or plain(end.unit) == plain(value.unit) or not end.unit
        based = test.units.in_base(found.least, end.unit) if end and found and found.least is not None else None
        turned = based if same or based is None else test.units.from_base(based, value.unit)
        if end and not same and turned is None:
            return None
        ends.append(None if end is None or found is None else found.least if same else turned)
        said.append(end.value if end and same else "")
    low, high = ends
    return None if low is not None and high is not None and low > high else Ends(low, high, said[0], said[1])


def _against(found: Number, low: Fraction | None, high: Fraction | None) -> Where:
    if low is not None and found.meets("<", low):
        return Where.BELOW
    if high is not None and found.meets(">", high):
        return Where.ABOVE
    # Nothing that is measured here is less than none: "< 5" is inside "0 to 14".
    over = low is None or low <= 0 or (found.least is not None and found.least >= low)
    under = high is None or (found.most is not None and found.most <= high)
    return Where.INSIDE if over and under else Where.UNKNOWN


def _band(test: Measurand, here: list[Number]) -> Band | None:
    return next((band for band in test.bands if _within(band, here)), None)


def _usual(test: Measurand, unit: str) -> Ends | None:
    """From the first to the last band that a source calls usual: they lie side by side."""
    inside = [band for band in test.bands if band.side == "inside"]
    if not inside:
        return None
    lows, highs = [band.at_least for band in inside], [band.below for band in inside]
    low = None if None in lows else min(one for one in lows if one is not None)
    high = None if None in highs else max(one for one in highs if one is not None)
    return Ends(_turned(low, unit, test), _turned(high, unit, test))


def _within(band: Band, here: list[Number]) -> bool:
    """A pair is in a band when either number is: bands of a pair stand with the highest first, the usual one last."""
    first = here[0]
    if len(here) == 1:
        over = band.at_least is None or first.meets(">=", band.at_least)
        return over and (band.below is None or first.meets("<", band.below))
    ends = ((">=", band.at_least, band.bottom_at_least), ("<", band.below, band.bottom_below))
    asked = [(op, wanted) for op, *both in ends for wanted in [both] if any(one is not None for one in both)]
    if not asked:
        return True
    op, both = asked[0]
    return any(end is not None and one.meets(op, end) for one, end in zip(here, both, strict=True))


def _common(test: Measurand, person: Whose, found: Number, value: Quantity) -> Standing:
    span = next((one for one in test.spans if one.sex in ("", person.sex)), None)
    if span is None:
        return Standing(why="no_range")
    ends = Ends(_turned(span.low, value.unit, test), _turned(span.high, value.unit, test))
    where = _against(found, span.low, span.high)
    why = "limit" if where is Where.UNKNOWN else ""
    return Standing(where, Compared.COMMON, ends, why=why, sources=(span.source,))


def _turned(end: Fraction | None, unit: str, test: Measurand) -> Fraction | None:
    return None if end is None else test.units.from_base(end, unit)
