"""PDC as the command answers it, in both forms of the shared rows: one drug by dates, or named drugs of a class."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from alongside.knowledge.core.asked import COMMENT, MISSING, Refused
from alongside.knowledge.core.imprint import imprints

from .fills import Fill
from .pdc import Covered, proportion

IMPRINT = imprints(Path(__file__).parent / "data" / "imprints.toml")["pdc"]
MOST_FILLS = 1000
SHAPE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")  # fromisoformat alone takes stranger ones
DATE = "a date such as 2026-01-31, from 1900 to 2199"
PLAIN, NAMED = "fills_date_days_supply", "fills"
KNOWN = {PLAIN, NAMED, "period_start", "period_end", "measurement_year_end", "same_class", COMMENT}


def answer(given: Any) -> dict[str, Any]:
    """Days covered of the days in the period. Raises Refused."""
    if not isinstance(given, Mapping):
        raise Refused("input", "not an object", f"an object with {PLAIN} or {NAMED}")
    for name in given:
        if name not in KNOWN:
            raise Refused(str(name)[:60].strip() or "input", "not asked for", ", ".join(sorted(KNOWN)))
    named = given.get(NAMED) is not None
    field = NAMED if named else PLAIN
    if named and given.get(PLAIN) is not None:
        raise Refused(NAMED, "given in two ways", f"{PLAIN} or {NAMED}")
    fills = _fills(field, given.get(field), named)
    _one_class(given, fills)
    start, end = _period(given)
    found = proportion(fills, start, end)
    if found is None:
        raise Refused(field, "no fill within the period", "at least one fill from the start of the period to its end")
    return _values(found, end, named)


def _values(found: Covered, end: date, named: bool) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if named:
        values["first_dose_dates"] = [supply.first.isoformat() for supply in found.supply]
        # As PQA writes them: a supply that reaches beyond the period ends with it.
        values["last_dose_dates"] = [min(supply.last, end).isoformat() for supply in found.supply]
    return values | {
        "days_covered": found.days_covered,
        "days_in_period": found.days_in_period,
        "pdc": round(float(found.share), 4),
        "adherent_80": found.reaches(),
    }


def _one_class(given: Mapping[str, Any], fills: list[Fill]) -> None:
    same = given.get("same_class", True)
    if not isinstance(same, bool):
        raise Refused("same_class", "not true or false", "true or false")
    if not same and len({fill.drug for fill in fills}) > 1:
        raise Refused("same_class", "PDC is of one drug or one class; ask for each class by itself", "true")


def _period(given: Mapping[str, Any]) -> tuple[date, date]:
    name = "period_end" if given.get("period_end") is not None else "measurement_year_end"
    end = _date(name, given.get(name))
    if given.get("period_start") is not None:
        start = _date("period_start", given["period_start"])
    else:  # the year that ends then
        start = date(end.year - 1, 3, 1) if (end.month, end.day) == (2, 29) else end.replace(year=end.year - 1)
        start = date.fromordinal(start.toordinal() + ((end.month, end.day) != (2, 29)))
    if start > end:
        raise Refused("period_start", "after the end", f"a date until {end.isoformat()}")
    return start, end


def _fills(field: str, value: Any, named: bool) -> list[Fill]:
    shape = "drug, date and days_supply" if named else "[date, days]"
    allowed = f"a list of 1 to {MOST_FILLS} fills, each {shape}; days a whole number from 1 to 366"
    if value is None:
        raise Refused(field, MISSING, allowed)
    if not isinstance(value, list | tuple) or not 1 <= len(value) <= MOST_FILLS:
        raise Refused(field, "not such a list", allowed)
    return [_fill(field, number, row, named, allowed) for number, row in enumerate(value, 1)]


def _fill(field: str, number: int, row: Any, named: bool, allowed: str) -> Fill:
    if named:
        if not isinstance(row, Mapping):
            raise Refused(field, f"fill {number} is not an object", allowed)
        drug, when, days = row.get("drug"), row.get("date"), row.get("days_supply")
    else:
        if not isinstance(row, list | tuple) or len(row) != 2:
            raise Refused(field, f"fill {number} is not a pair", allowed)
        drug, (when, days) = "the drug", row
    if not isinstance(drug, str) or not drug.strip():
        raise Refused(field, f"fill {number} does not name its drug", allowed)
    if isinstance(days, bool) or not isinstance(days, int | float) or not 1 <= days <= 366 or days != int(days):
        raise Refused(field, f"fill {number} has no number of days", allowed)
    return Fill(drug, _date(field, when, f"fill {number} has no date"), int(days))


def _date(field: str, value: Any, reason: str = "not a date") -> date:
    if value is None:
        raise Refused(field, MISSING if reason == "not a date" else reason, DATE)
    try:
        found = date.fromisoformat(value) if isinstance(value, str) and SHAPE.fullmatch(value) else None
    except ValueError:
        found = None
    if found is None or not 1900 <= found.year < 2200:
        raise Refused(field, reason, DATE)
    return found
