"""PROMIS Global-10: sums and T scores of the physical and the mental part. All four items of a part are needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alongside.knowledge.core.asked import Number, Refused, take

from .instrument import Instrument

PAIN = "global07_pain_0_10"
# Pain as rated (highest of the band) → as counted, 5 is best.
PAIN_COUNTS = ((0, 5), (3, 4), (6, 3), (9, 2), (10, 1))


@dataclass(frozen=True, slots=True)
class GlobalItems:
    """The items by name, all turned so that 5 is best; pain as rated, 0 to 10. Each may be left out."""

    name: str
    items: tuple[str, ...]
    optional: bool = False

    @property
    def allowed(self) -> str:
        """What may stand there, in words."""
        return f"an object with {', '.join(self.items)}: 1 to 5, pain 0 to 10"

    def read(self, value: Any) -> dict[str, int | None]:
        """The items. Raises Refused under this field's name."""
        fields = [_number(item) for item in self.items]
        try:
            return take(fields, value)
        except Refused as refused:
            inner = refused.reason if refused.field == "input" else f"{refused.field} is {refused.reason}"
            raise Refused(self.name, inner, self.allowed) from refused


def _number(item: str) -> Number:
    low, high = (0, 10) if item == PAIN else (1, 5)
    return Number(item, "", low, high, whole=True, optional=True)


def field(instrument: Instrument) -> GlobalItems:
    """The one input of the instrument."""
    rules = instrument.scoring
    return GlobalItems(rules["field"], tuple(sorted({*rules["physical"], *rules["mental"], *rules["unscored"]})))


def promis(instrument: Instrument, items: Mapping[str, int | None]) -> dict[str, Any]:
    """Raw sums (4 to 20) and T scores; None where an item of the part is missing."""
    rules = instrument.scoring
    physical, physical_t = _part(items, rules["physical"], rules["physical_t"])
    mental, mental_t = _part(items, rules["mental"], rules["mental_t"])
    return {"gph_raw": physical, "gph_t": physical_t, "gmh_raw": mental, "gmh_t": mental_t}


def _part(items: Mapping[str, int | None], names: list[str], table: list[float]) -> tuple[int | None, float | None]:
    values = [_counted(name, items[name]) for name in names]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None, None
    return (raw := sum(known)), table[raw - len(values)]


def _counted(name: str, value: int | None) -> int | None:
    if value is None or name != PAIN:
        return value
    return next(counted for most, counted in PAIN_COUNTS if value <= most)
