"""How an answer is compared with a row of the shared vectors: floats within its tolerance, all else exactly."""

from typing import Any


def agrees(values: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether everything that the row expects is among the values."""
    return all(_equal(values[name], wanted, row.get("tolerance") or 0) for name, wanted in row["expected"].items())


def _equal(value: Any, wanted: Any, tolerance: float) -> bool:
    if isinstance(wanted, float):
        return isinstance(value, int | float) and not isinstance(value, bool) and abs(value - wanted) <= tolerance
    return type(value) is type(wanted) and bool(value == wanted)
