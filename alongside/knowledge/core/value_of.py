"""value[x] of an observation or of one of its parts: a number, a coded answer or words; never two of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .unreadable import Unreadable
from .values import Concept, Quantity, as_concept, as_dict, as_quantity, as_text

_EMPTY: tuple[Any, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class Value:
    """At most one of them is given. `elsewhere`: there is a value, such as a curve, that only the original shows."""

    quantity: Quantity | None = None
    answer: Concept | None = None
    text: str = ""
    elsewhere: bool = False


NOTHING = Value()


def value_of(holder: dict[str, Any], path: str) -> Value:
    """What was found. Raises Unreadable where several values stand: which one is meant cannot be known."""
    found = NOTHING
    for name in [name for name in holder if name.startswith("value")]:
        value = holder[name]
        if value in _EMPTY:
            continue
        one = _one(name, value, f"{path}.{name}")
        if one is NOTHING:
            continue
        if found is not NOTHING:
            raise Unreadable(path, "this has more than one value")
        found = one
    return found


def _one(name: str, value: Any, path: str) -> Value:
    if name == "valueQuantity":
        quantity = as_quantity(value, path)
        return Value(quantity) if quantity else NOTHING
    if name == "valueCodeableConcept":
        answer = as_concept(value, path)
        return Value(answer=answer) if answer else NOTHING
    say = SAY.get(name)
    if say is None:
        return Value(elsewhere=True)
    text = say(value, path)
    return Value(text=text) if text else NOTHING


def plain(value: Any, path: str) -> str:
    """A single JSON value in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | str):
        return str(value)
    raise Unreadable(path, "expected a single value")


def worded(quantity: Quantity | None) -> str:
    """A quantity as received: "< 5 mg"."""
    return " ".join(filter(None, (quantity.comparator, quantity.value, quantity.unit))) if quantity else ""


def range_said(value: Any, path: str) -> str:
    """A Range: "5–7 mg"; "≥ 5 mg" when it has no upper end."""
    found = as_dict(value, path) or {}
    low, high = as_quantity(found.get("low"), path + ".low"), as_quantity(found.get("high"), path + ".high")
    if low and high:
        return f"{low.value}–{high.value} {high.unit or low.unit}".strip()
    if low or high:
        return f"{'≥' if low else '≤'} {worded(low or high)}"
    return ""


def ratio_said(value: Any, path: str) -> str:
    """A Ratio: a titer as "1:128", an amount with its units as "5 mg / 1 mL"."""
    found = as_dict(value, path) or {}
    top = as_quantity(found.get("numerator"), path + ".numerator")
    bottom = as_quantity(found.get("denominator"), path + ".denominator")
    if not top or not bottom:
        return ""
    bare = not (top.unit or bottom.unit or bottom.comparator)
    return f"{top.comparator}{top.value}:{bottom.value}" if bare else f"{worded(top)} / {worded(bottom)}"


def period_said(value: Any, path: str) -> str:
    """A Period, as its ends were written."""
    found = as_dict(value, path) or {}
    start, end = as_text(found.get("start"), path + ".start"), as_text(found.get("end"), path + ".end")
    return f"{start} – {end}".strip() if start or end else ""


SAY: dict[str, Callable[[Any, str], str]] = {
    "valueString": as_text,
    **dict.fromkeys(("valueInteger", "valueBoolean", "valueDateTime", "valueTime"), plain),
    "valueRange": range_said,
    "valueRatio": ratio_said,
    "valuePeriod": period_said,
}
