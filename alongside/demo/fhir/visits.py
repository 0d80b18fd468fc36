"""Visits that were, with what was measured and written then, and appointments to come."""

from ..codes import concept
from . import money, paper, results
from .record import ACT_CODE, Record, drop_empty

PLACES = {"main": "Riverside Family Practice", "mill": "Riverside at Mill Street", "lakeside": "Lakeside Hospital"}
SETTINGS = {"AMB": "ambulatory", "EMER": "emergency", "IMP": "inpatient encounter", "VR": "virtual"}


def visit(
    record: Record, *, at: str, type: str, by: str = "shah", reason: str = "", why: str = "", setting: str = "AMB",
    place: str = "main", minutes: int = 20, measured: dict[str, str] | None = None, lab: dict[str, str] | None = None,
    conclusion: str = "", note: str = "", charge: str = "", owed: str = "", label: str = "",
) -> None:  # fmt: skip
    """A visit that took place, with what was measured, drawn, written and charged.

    `reason` is a problem's short name, `why` the person's own words; `label` marks it and its note as sensitive.
    """
    days = record.days
    body = drop_empty(
        status="finished",
        **{"class": {"system": ACT_CODE, "code": setting,
                     "display": SETTINGS[setting]}},
        type=[concept("visit", type)],
        subject=record.patient,
        participant=[{"individual": record.who(by)}],
        period={"start": days.instant(at), "end": days.instant(at, minutes)},
        reasonCode=[concept("problem", reason, why)] if reason else [{"text": why}] if why else [],
        serviceProvider={"display": PLACES[place]},
    )  # fmt: skip
    encounter = record.add("Encounter", body, days.instant(at, minutes), "encounter", label)
    for measure, value in (measured or {}).items():
        results.observe(record, measure, value, at, encounter=encounter, by=by)
    if lab:
        results.lab(record, at=at, results=lab, by=by, encounter=encounter, conclusion=conclusion)
    if note:
        paper.document(record, at=at, text=note, by=by, encounter=encounter, label=label)
    if charge:
        money.bill(record, at=at, type=type, charge=charge, owed=owed, by=by)


def appointment(
    record: Record, *, at: str, why: str, by: str = "shah", type: str = "follow_up", minutes: int = 30,
    status: str = "booked", needs: str = "",
) -> None:  # fmt: skip
    """A visit to come, made a week ago. `needs`: an interpreter, a ramp, a ride."""
    days = record.days
    made = days.instant("-7d 15:30")
    body = drop_empty(
        status=status,
        appointmentType=concept("visit", type),
        description=why,
        start=days.instant(at),
        end=days.instant(at, minutes),
        created=made,
        comment=needs,
        participant=[
            {"actor": record.patient | {"display": record.name}, "status": "accepted"},
            {"actor": record.who(by), "status": "accepted"},
        ],
    )
    record.add("Appointment", body, made)
