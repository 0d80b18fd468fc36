"""Section 6.1, evaluate dose administered condition: an expired, recalled or spoilt dose is not evaluated at all."""

from ..history import Administered
from ..reasons import Reason


def cannot_be_evaluated(given: Administered) -> Reason | None:
    """Table 6-3: why the dose cannot be evaluated; None when it can."""
    expires = given.dose.lot_expires
    if expires is not None and given.dose.given > expires:
        return Reason("6.1", "dose.expired", given.day, expires.toordinal(), "lot expiration date")
    return Reason("6.1", "dose.substandard", given.day) if given.dose.substandard else None
