"""Insurance, and what a visit cost."""

from datetime import timedelta

from ..codes import concept
from .record import ACT_CODE, Record, drop_empty, number, terminology

EXPLAINED_AFTER = timedelta(days=10)
CARIN = "http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication"
PLANS = {
    "prairie": ("Prairie Health Plan", "Prairie Silver PPO", "PPO"),
    "medicare": ("Medicare", "Medicare Part B", ""),
    "medicaid": ("Illinois Medicaid", "Medicaid", ""),
    "marketplace": ("Lakes & Rivers Insurance", "Lakes & Rivers Bronze", ""),
    "none": ("Self-pay", "Pays for themselves", ""),
}


def coverage(record: Record, *, plan: str, member: str = "", since: str = "-2y") -> None:
    """Who pays."""
    payer, name, code = PLANS[plan]
    type_ = {"coding": [{"system": ACT_CODE, "code": code}]} if code else {}
    body = drop_empty(
        status="active",
        type=type_ | {"text": name},
        subscriberId=member,
        beneficiary=record.patient,
        relationship=terminology("subscriber-relationship", "self"),
        period={"start": record.days.text(since)},
        payor=[{"display": payer}],
        **{"class": [{"type": terminology("coverage-class", "plan", "Plan"), "value": plan, "name": name}]},
    )
    record.payer = payer
    record.coverage = record.add("Coverage", body, record.days.instant(since), "coverage")


def bill(record: Record, *, at: str, type: str, charge: str, owed: str = "", by: str = "shah") -> None:
    """An insurer's explanation of one visit's cost, ten days after it: none yet for a later one, or without insurance.

    `charge` and `owed` are dollars and cents.
    """
    days = record.days
    if record.coverage is None or days.date(at) + EXPLAINED_AFTER > days.on:
        return
    later = days.instant(at, EXPLAINED_AFTER // timedelta(minutes=1))
    totals = [_total(terminology("adjudication", "submitted", "Submitted Amount"), charge)]
    if owed:
        owes = {"system": CARIN, "code": "memberliability", "display": "Member liability"}
        totals.append(_total({"coding": [owes]}, owed))
    body = {
        "status": "active",
        "type": terminology("claim-type", "professional", "Professional"),
        "use": "claim",
        "patient": record.patient,
        "billablePeriod": {"start": days.date(at).isoformat(), "end": days.date(at).isoformat()},
        "created": later,
        "insurer": {"display": record.payer},
        "provider": record.who(by),
        "outcome": "complete",
        "insurance": [{"focal": True, "coverage": record.coverage}],
        "item": [{"sequence": 1, "productOrService": concept("visit", type), "net": _dollars(charge)}],
        "total": totals,
    }
    record.add("ExplanationOfBenefit", body, later)


def _total(category: dict, amount: str) -> dict:
    return {"category": category, "amount": _dollars(amount)}


def _dollars(amount: str) -> dict:
    return {"value": number(amount), "currency": "USD"}
