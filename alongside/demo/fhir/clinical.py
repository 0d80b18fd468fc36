"""Problems, medicines, allergies, vaccines and things done."""

from ..codes import concept
from .record import Record, drop_empty, terminology


def problem(
    record: Record, *, code: str, since: str, until: str = "", words: str = "", by: str = "shah", error: bool = False,
    note: str = "",
) -> None:  # fmt: skip
    """A condition, on since `since` and, when it is over, until `until`. `error`: it was entered in error."""
    days = record.days
    clinical = None if error else terminology("condition-clinical", "resolved" if until else "active")
    verified = terminology("condition-ver-status", "entered-in-error" if error else "confirmed")
    body = drop_empty(
        clinicalStatus=clinical,
        verificationStatus=verified,
        category=[terminology("condition-category", "problem-list-item", "Problem List Item")],
        code=concept("problem", code, words),
        subject=record.patient,
        onsetDateTime=days.text(since),
        abatementDateTime=days.text(until) if until else "",
        recordedDate=days.date(since).isoformat(),
        recorder=record.who(by),
        note=[{"text": note}] if note else [],
    )
    record.add("Condition", body, days.instant(until or since), "condition-problems-health-concerns")


def medicine(
    record: Record, *, code: str, since: str, dose: str, words: str = "", status: str = "active", by: str = "shah",
    reason: str = "", days_supply: int = 30,
) -> None:  # fmt: skip
    """A prescription. `dose` is what the label says."""
    days = record.days
    body = drop_empty(
        status=status,
        intent="order",
        medicationCodeableConcept=concept("medicine", code, words),
        subject=record.patient,
        authoredOn=days.text(since),
        requester=record.who(by),
        reasonCode=[concept("problem", reason)] if reason else [],
        dosageInstruction=[{"text": dose, "patientInstruction": dose}],
        dispenseRequest={
            "numberOfRepeatsAllowed": 3,
            "expectedSupplyDuration": {
                "value": days_supply, "unit": "days", "system": "http://unitsofmeasure.org", "code": "d",
            },
        },
    )  # fmt: skip
    record.add("MedicationRequest", body, days.instant(since), "medicationrequest")


def taking(record: Record, *, words: str, since: str, dose: str, note: str = "") -> None:
    """A medicine that the person says they take, bought without a prescription or brought from elsewhere."""
    body = drop_empty(
        status="active",
        medicationCodeableConcept={"text": words},
        subject=record.patient,
        effectiveDateTime=record.days.text(since),
        informationSource=record.patient,
        dosage=[{"text": dose}],
        note=[{"text": note}] if note else [],
    )
    record.add("MedicationStatement", body, record.days.instant(since))


def allergy(
    record: Record, *, code: str, since: str, kind: str = "medication", reaction: str = "", severe: bool = False,
    by: str = "shah",
) -> None:  # fmt: skip
    """An allergy, or the statement that there is none (`none_known`)."""
    body = drop_empty(
        clinicalStatus=terminology("allergyintolerance-clinical", "active"),
        verificationStatus=terminology("allergyintolerance-verification", "confirmed"),
        category=[kind] if code != "none_known" else [],
        criticality="high" if severe else "",
        code=concept("allergy", code),
        patient=record.patient,
        recordedDate=record.days.text(since),
        recorder=record.who(by),
        reaction=[{"manifestation": [concept("reaction", reaction)]}] if reaction else [],
    )
    record.add("AllergyIntolerance", body, record.days.instant(since), "allergyintolerance")


def vaccine(record: Record, *, code: str, at: str, elsewhere: bool = False, refused: str = "", note: str = "") -> None:
    """A vaccine given here, told of (`elsewhere`), or not given and why (`refused`)."""
    days = record.days
    body = drop_empty(
        status="not-done" if refused else "completed",
        statusReason={"text": refused} if refused else {},
        vaccineCode=concept("vaccine", code),
        patient=record.patient,
        occurrenceDateTime=days.text(at),
        primarySource=not elsewhere,
        reportOrigin={"text": "Told by the patient"} if elsewhere else {},
        note=[{"text": note}] if note else [],
    )
    record.add("Immunization", body, days.instant(at), "immunization")


def procedure(
    record: Record, *, code: str, at: str, by: str = "shah", words: str = "", note: str = "", label: str = ""
) -> None:
    """Something that was done."""
    body = drop_empty(
        status="completed",
        code=concept("procedure", code, words),
        subject=record.patient,
        performedDateTime=record.days.text(at),
        performer=[{"actor": record.who(by)}],
        note=[{"text": note}] if note else [],
    )
    record.add("Procedure", body, record.days.instant(at), "procedure", label)
