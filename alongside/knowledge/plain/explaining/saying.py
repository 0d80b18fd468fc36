"""The sentences, by what was found. The words are in words.*.toml; here it is decided which are said, in what order."""

from fractions import Fraction

from alongside.knowledge.core.facts import Measurement
from alongside.knowledge.core.values import Quantity
from alongside.knowledge.core.wording import Words

from .catalogue import Measurand
from .change import Change
from .explanation import Compared, Critical, Ends, Standing, Where
from .goals import Wanted
from .numbers import Place, day, difference
from .value import quantities

_SIDE = {Where.BELOW: "low", Where.ABOVE: "high"}


def meant(
    result: Measurement, test: Measurand, lies: Standing, critical: bool, say: Words, place: Place, may_know: bool
) -> tuple[str, ...]:
    """Where the value lies and what that can mean; or plainly that it is not known."""
    said = []
    if result.status == "preliminary":
        said.append(say("status.preliminary"))
    if test.direction == "goal" and lies.why == "no_range":
        return (*said, say("place.goal"))
    if lies.why in ("trace", "found"):
        return (*said, say(f"strip.{lies.why}"), *_can_mean(test, lies.where, say))
    if lies.why:
        hidden = lies.why == "pregnant" and not may_know
        said.append(say("why.not_compared" if hidden else f"why.{lies.why}"))
    if lies.where is not Where.UNKNOWN:
        said += _where(result, test, lies, say, place)
        said += [say(f"band.{lies.band.id}")] if lies.band and _in_our_unit(result, test) else []
        inside = lies.where is Where.INSIDE
        said += _can_mean(test, lies.where, say) if inside or critical or _looked_for(test, lies.where) else []
    return tuple(said)


def _where(result: Measurement, test: Measurand, lies: Standing, say: Words, place: Place) -> list[str]:
    """Against whose range, and the range itself."""
    where = lies.where.value
    if test.answers and lies.compared is Compared.MARK:
        return [say("strip.none")]
    if lies.compared is Compared.MARK:
        return [say(f"place.mark_{where}")]
    if lies.ends is None or (lies.band and lies.compared is Compared.COMMON and _in_our_unit(result, test)):
        return []
    key = "lab" if lies.compared is Compared.LAB else "common"
    said = [say(f"place.{key}_{where}", range=range_said(lies.ends, result, test, say, place))]
    if lies.where in _SIDE and not _looked_for(test, lies.where):
        said.append(say(f"place.not_looked_for_{_SIDE[lies.where]}"))
    return said


def _in_our_unit(result: Measurement, test: Measurand) -> bool:
    """Whether the numbers in the sentence of a band are of the unit that the reader has before them."""
    unit = quantities(result, test)[0].unit
    return test.units.fahrenheit or test.units.in_base(Fraction(1), unit) == 1


def _looked_for(test: Measurand, where: Where) -> bool:
    return where in _SIDE and test.direction in ("both", "goal", _SIDE[where])


def _can_mean(test: Measurand, where: Where, say: Words) -> list[str]:
    key = f"test.{test.key}.{_SIDE.get(where, where.value)}"
    return [say(key)] if key in say.texts else []


def range_said(ends: Ends, result: Measurement, test: Measurand, say: Words, place: Place) -> str:
    """ "3.5 to 5.0 mmol/L"; digits as printed, or rounded to what the value itself has when we converted them."""
    unit = quantities(result, test)[0].unit
    low, high = ends_said(ends, result, test)
    if low and high:
        return say("range.both", low=place.number(low), high=place.amount(high, unit))
    return say("range.up_to", high=place.amount(high, unit)) if high else say("range.from", low=place.amount(low, unit))


def ends_said(ends: Ends, result: Measurement, test: Measurand) -> tuple[str, str]:
    """The digits of both ends, "" for an open one: the same for sentences and for pictures."""
    return ends.low_said or _rounded(ends.low, result, test), ends.high_said or _rounded(ends.high, result, test)


def _rounded(end: Fraction | None, result: Measurement, test: Measurand) -> str:
    if end is None:
        return ""
    digits = quantities(result, test)[0].value.partition(".")[2]
    decimals = max(min(len(digits), 3), 0 if abs(end) >= 20 else 1)
    text = f"{float(end):.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text and not digits else text


def changed(result: Measurement, test: Measurand, found: Change | None, say: Words, place: Place) -> str:
    """Since last time; "" when there is nothing to compare with."""
    if found is None or found.before.when is None:
        return ""
    before, now = quantities(found.before, test), quantities(result, test)
    said = {"value": _amount(before, place), "day": day(found.before.when, say)}
    if found.kind in ("up", "down"):
        same = before[0].unit == now[0].unit
        amount = _apart(now[0], before[0], say, place) if same else ""
        return say(f"change.{found.kind}", **said, amount=amount) if same else say(f"change.{found.kind}_units", **said)
    return say(f"change.{found.kind}", **said)


def _apart(now: Quantity, before: Quantity, say: Words, place: Place) -> str:
    """Of percents in points: 7.7% to 7.0% is not 0.7% lower."""
    apart = difference(now.decimal, before.decimal)
    if now.unit != "%":
        return place.amount(apart, now.unit)
    return say("change.point" if float(apart) == 1 else "change.points", amount=place.number(apart))


def _amount(values: tuple, place: Place) -> str:  # type: ignore[type-arg]
    if len(values) == 2:
        return f"{place.number(values[0].value)}/{place.amount(values[1].value, values[1].unit)}"
    return place.quantity(values[0])


def goal_said(found: Wanted | None, say: Words) -> str:
    """Their goal, and whether this value is in it."""
    if found is None:
        return ""
    key = {True: "goal.met", False: "goal.not_yet", None: "goal.there"}[found.met]
    return say(key, goal=found.said)


def urgent_said(critical: Critical | None, result: Measurement, test: Measurand, say: Words) -> tuple[str, ...]:
    """What stands first when laboratories call such a value in, and what to do now. As past when it is old."""
    if critical is None:
        return ()
    if not critical.fresh:
        when = day(result.when, say) if result.when else ""
        return (say("urgent.past", day=when) if when else say("urgent.undated"),)
    # A test's own sentence speaks of its limits: "very high" is wrong of a low one that the laboratory alone marked.
    own = critical.limits or not critical.marked
    keys = [
        f"{key}_{test.key}" if own and f"{key}_{test.key}" in say.texts else key for key in ("urgent.what", "urgent.do")
    ]
    return *map(say, keys), say("urgent.ill")


def happens(test: Measurand, lies: Standing, critical: Critical | None, say: Words) -> tuple[str, ...]:
    """What usually happens next."""
    if critical and critical.fresh:
        return (say("next.critical"),)
    # "Nothing new is needed" is not so of a test whose usual range is not everybody's aim.
    own = lies.where is Where.INSIDE and f"test.{test.key}.inside" in say.texts
    if own or (lies.where in _SIDE and (critical or _looked_for(test, lies.where))):
        return say(f"test.{test.key}.next"), say("next.no_change_alone")
    return (say("next.inside" if lies.where is Where.INSIDE and not critical else "next.unknown"),)


def asked(test: Measurand, outside: bool, say: Words) -> tuple[str, ...]:
    """Two or three questions to take along."""
    own = say.each(f"test.{test.key}.ask")
    return (*own, say("ask.repeat")) if outside else (own[0], say("ask.again"))


def how_sure(lies: Standing, say: Words) -> str:
    """How far one number goes."""
    if lies.where is Where.UNKNOWN:
        return say("sure.unknown")
    return say({Compared.COMMON: "sure.common", Compared.MARK: "sure.mark"}.get(lies.compared, "sure.lab"))
