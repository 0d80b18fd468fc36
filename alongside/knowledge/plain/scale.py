"""Round numbers for an axis."""

from decimal import Decimal

STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


def ticks(low: Decimal, high: Decimal, wanted: int = 3) -> list[Decimal]:
    """About `wanted` + 1 round values, evenly spaced, the first at or below `low` and the last at or above `high`."""
    span = high - low if high > low else (abs(high) / 10 or Decimal(1))
    step = _round_step(span / wanted)
    first = (low / step).to_integral_value(rounding="ROUND_FLOOR") * step
    found = [first]
    while found[-1] < high or len(found) < 2:
        found.append(found[-1] + step)
    return found


def written(value: Decimal, step: Decimal) -> str:
    """A tick without needless zeros: as many decimals as the step between ticks needs."""
    decimals = max(0, -step.normalize().as_tuple().exponent)  # type: ignore[operator]
    return f"{value:.{decimals}f}"


def _round_step(rough: Decimal) -> Decimal:
    """The next of 1, 2, 5, 10 times a power of ten that is not smaller than `rough`."""
    power = Decimal(10) ** rough.adjusted()
    return next(step * power for step in STEPS if step * power >= rough)
