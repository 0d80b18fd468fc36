"""A question, as JSON, to a patient and a date. What is wrong with it is said in words."""

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..patient import Dose, Patient, cvx_code, gender_named, latest_of_each

FIRST_YEAR = 1850
MOST_VOLUME = 1000  # millilitres; the largest in a schedule is a drink of 100


class Unclear(ValueError):
    """The question cannot be answered; the message says why, and never repeats what it holds about the person."""


def question(row: Any) -> tuple[Patient, date]:
    """`{"dob", "gender", "assessment_date", "conditions", "doses"}` checked. Raises Unclear."""
    if not isinstance(row, Mapping):
        raise Unclear("a line must hold one JSON object")
    born = _day(row, "dob", "dob")
    on = _day(row, "assessment_date", "assessment_date")
    if on < born:
        raise Unclear("assessment_date is before dob")
    doses = tuple(_dose(item, place) for place, item in enumerate(_list(row, "doses"), start=1))
    observations = latest_of_each(_condition(item, place) for place, item in enumerate(_list(row, "conditions"), 1))
    gender, country = row.get("gender"), row.get("country_of_birth")
    known = gender if isinstance(gender, str) else None
    return Patient(born, gender_named(known), doses, observations, country if isinstance(country, str) else None), on


def _list(row: Mapping[str, Any], name: str) -> list[Any]:
    found = row.get(name)
    if found is None:
        return []
    if not isinstance(found, list):
        raise Unclear(f"{name} must be a list")
    return found


def _day(row: Mapping[str, Any], name: str, where: str) -> date:
    written = row.get(name)
    try:
        day = date.fromisoformat(written) if isinstance(written, str) and len(written) == 10 else None
    except ValueError:
        day = None
    if day is None or day.year < FIRST_YEAR:
        raise Unclear(f"{where} must be a date such as 2024-05-31")
    return day


def _dose(item: Any, place: int) -> Dose:
    where = f"doses[{place}]"
    if not isinstance(item, Mapping):
        raise Unclear(f"{where} must be an object")
    cvx, mvx, n = item.get("cvx"), item.get("mvx"), item.get("n")
    if isinstance(cvx, bool) or not isinstance(cvx, str | int) or not str(cvx).strip():
        raise Unclear(f"{where}.cvx must be a CVX code")
    return Dose(
        n=n if isinstance(n, int | str) else place,
        given=_day(item, "date", f"{where}.date"),
        cvx=cvx_code(str(cvx)),
        mvx=mvx.strip() or None if isinstance(mvx, str) else None,
        substandard=item.get("substandard") is True,
        volume=_volume(item.get("volume"), where),
        lot_expires=_expiry(item.get("lot_expires"), where),
    )


def _volume(written: Any, where: str) -> float | None:
    if written is None:
        return None
    if isinstance(written, bool) or not isinstance(written, int | float) or not 0 < written < MOST_VOLUME:
        raise Unclear(f"{where}.volume must be a number of millilitres")
    return float(written)


def _expiry(written: Any, where: str) -> date | None:
    """CALCDTLOTEXP-1: the last day of the month when only the month is known."""
    if written is None:
        return None
    try:
        if len(written) == 7:
            first = date.fromisoformat(f"{written}-01")
            return first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return date.fromisoformat(written)
    except (TypeError, ValueError):
        raise Unclear(f"{where}.lot_expires must be a date or a month such as 2024-05") from None


def _condition(item: Any, place: int) -> tuple[str, date | None]:
    where = f"conditions[{place}]"
    code = item.get("code") if isinstance(item, Mapping) else None
    if isinstance(code, bool) or not isinstance(code, str | int) or not str(code).strip():
        raise Unclear(f"{where} must be an object with a code")
    dated = item.get("date") is not None
    return str(code).strip().zfill(3), _day(item, "date", f"{where}.date") if dated else None
