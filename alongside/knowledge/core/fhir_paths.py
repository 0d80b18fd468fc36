"""THE table: where in a FHIR R4 resource each field of a fact stands.

The chart reads it for one patient, a population engine reads it for everybody; neither knows FHIR otherwise.
US Core 3.1.1 to 6.1 and plain R4; the first path that gives something wins.
"""

from dataclasses import dataclass

from . import facts
from .readers import (
    activity,
    attachment,
    code_of,
    day,
    display_of,
    dose,
    label_of,
    member,
    part,
    reference_of,
    reference_range,
    relative,
)
from .values import as_concept, as_flag, as_quantity, as_text
from .walking import Field, field


@dataclass(frozen=True, slots=True)
class Rule:
    """How one resource type becomes one fact. `statuses`: the codes that `status` may have (required binding)."""

    fact: type[facts.Fact]
    fields: tuple[Field, ...]
    statuses: frozenset[str] = frozenset()
    fixed: tuple[tuple[str, object], ...] = ()


def _rule(fact: type[facts.Fact], *fields: Field, statuses: str = "", **fixed: object) -> Rule:
    return Rule(fact, (*fields, NOTE), frozenset(statuses.split()), tuple(fixed.items()))


NOTE = field("note", "note.text", as_text)
CODE = field("concept", "code", as_concept)
STATUS = field("status", "status", as_text)
CATEGORY = field("categories", "category", code_of, many=True)
CLINICAL = field("status", "clinicalStatus", code_of)
VERIFIED = field("verification", "verificationStatus", code_of)
MEDICATION = (
    field("concept", "medicationCodeableConcept", as_concept),
    field("named_by", "medicationReference", reference_of),
)
_OBSERVED = "registered preliminary final amended corrected cancelled entered-in-error unknown"
_DONE = "preparation in-progress not-done on-hold stopped completed entered-in-error unknown"

TABLE: dict[str, Rule] = {
    "Condition": _rule(
        facts.Problem, CODE, CLINICAL, VERIFIED, CATEGORY,
        field("when", "onsetDateTime, onsetPeriod.start", day),
        field("until", "abatementDateTime, abatementPeriod.end", day),
        field("recorded", "recordedDate", day),
    ),
    "Observation": _rule(
        facts.Measurement, CODE, STATUS, CATEGORY,
        field("when", "effectiveDateTime, effectivePeriod.start, effectiveInstant", day),
        field("until", "effectivePeriod.end", day),
        field("recorded", "issued", day),
        field("parts", "component", part, many=True),
        field("ranges", "referenceRange", reference_range, many=True),
        field("interpretation", "interpretation", code_of, many=True),
        field("absent", "dataAbsentReason", label_of),
        statuses=_OBSERVED,
    ),
    "Procedure": _rule(
        facts.Procedure, CODE, STATUS, CATEGORY,
        field("when", "performedDateTime, performedPeriod.start", day),
        field("until", "performedPeriod.end", day),
        statuses=_DONE,
    ),
    "Immunization": _rule(
        facts.Vaccine, STATUS,
        field("concept", "vaccineCode", as_concept),
        field("when", "occurrenceDateTime", day),
        field("recorded", "recorded", day),
        field("reason", "statusReason", label_of),
        field("lot", "lotNumber", as_text),
        field("first_hand", "primarySource", as_flag),
        statuses="completed entered-in-error not-done",
    ),
    "MedicationRequest": _rule(
        facts.Medicine, *MEDICATION, STATUS, CATEGORY,
        field("when", "authoredOn", day),
        field("intent", "intent", as_text),
        field("dose", "dosageInstruction", dose, many=True),
        field("quantity", "dispenseRequest.quantity", as_quantity),
        field("days", "dispenseRequest.expectedSupplyDuration", as_quantity),
        statuses="active on-hold cancelled completed entered-in-error stopped draft unknown",
        source_kind="request",
    ),
    "MedicationStatement": _rule(
        facts.Medicine, *MEDICATION, STATUS, CATEGORY,
        field("when", "effectiveDateTime, effectivePeriod.start", day),
        field("until", "effectivePeriod.end", day),
        field("recorded", "dateAsserted", day),
        field("dose", "dosage", dose, many=True),
        statuses="active completed entered-in-error intended stopped on-hold unknown not-taken",
        source_kind="statement",
    ),
    "MedicationDispense": _rule(
        facts.Medicine, *MEDICATION, STATUS,
        field("when", "whenHandedOver, whenPrepared", day),
        field("dose", "dosageInstruction", dose, many=True),
        field("quantity", "quantity", as_quantity),
        field("days", "daysSupply", as_quantity),
        statuses="preparation in-progress cancelled on-hold completed entered-in-error stopped declined unknown",
        source_kind="dispense",
    ),
    "AllergyIntolerance": _rule(
        facts.Allergy, CODE, CLINICAL, VERIFIED,
        field("categories", "category", as_text, many=True),
        field("when", "onsetDateTime, onsetPeriod.start", day),
        field("recorded", "recordedDate", day),
        field("criticality", "criticality", as_text),
        field("reactions", "reaction.manifestation", as_concept, many=True),
    ),
    "Encounter": _rule(
        facts.Visit, STATUS,
        field("concept", "type", as_concept),
        field("when", "period.start", day),
        field("until", "period.end", day),
        field("setting", "class.code", as_text),
        field("reason", "reasonCode", label_of),
        field("place", "location.location, serviceProvider", display_of),
        field("people", "participant.individual", display_of, many=True),
        statuses="planned arrived triaged in-progress onleave finished cancelled entered-in-error unknown",
    ),
    "Appointment": _rule(
        facts.Visit, STATUS,
        field("concept", "appointmentType, serviceType", as_concept),
        field("when", "start", day),
        field("until", "end", day),
        field("recorded", "created", day),
        field("reason", "description, patientInstruction", as_text),
        field("people", "participant.actor", display_of, many=True),
        statuses="proposed pending booked arrived fulfilled cancelled noshow entered-in-error checked-in waitlist",
        planned=True,
    ),
    "DiagnosticReport": _rule(
        facts.Report, CODE, STATUS, CATEGORY,
        field("when", "effectiveDateTime, effectivePeriod.start", day),
        field("recorded", "issued", day),
        field("results", "result", reference_of, many=True),
        field("conclusion", "conclusion", as_text),
        statuses=_OBSERVED + " partial appended",
    ),
    "DocumentReference": _rule(
        facts.Document, STATUS, CATEGORY,
        field("concept", "type", as_concept),
        field("when", "date, context.period.start", day),
        field("title", "description, content.attachment.title", as_text),
        field("author", "author", display_of),
        field("attachments", "content.attachment", attachment, many=True),
        statuses="current superseded entered-in-error",
    ),
    "CarePlan": _rule(
        facts.Plan, STATUS, CATEGORY,
        field("concept", "category", as_concept),
        field("when", "period.start", day),
        field("until", "period.end", day),
        field("recorded", "created", day),
        field("title", "title, description", as_text),
        field("activities", "activity", activity, many=True),
        statuses="draft active on-hold revoked completed entered-in-error unknown",
    ),
    "Goal": _rule(
        facts.Goal, CATEGORY,
        field("concept", "description", as_concept),
        field("status", "lifecycleStatus", as_text),
        field("when", "startDate", day),
        field("until", "target.dueDate", day),
        field("recorded", "statusDate", day),
        field("said_by", "expressedBy", display_of),
        statuses="proposed planned accepted active on-hold completed cancelled entered-in-error rejected",
    ),
    "CareTeam": _rule(
        facts.CareTeam, STATUS,
        field("when", "period.start", day),
        field("until", "period.end", day),
        field("members", "participant", member, many=True),
        statuses="proposed active suspended inactive entered-in-error",
    ),
    "Coverage": _rule(
        facts.Coverage, STATUS,
        field("concept", "type", as_concept),
        field("when", "period.start", day),
        field("until", "period.end", day),
        field("payer", "payor", display_of),
        field("plan", "class.name", as_text),
        field("member", "subscriberId", as_text),
        statuses="active cancelled draft entered-in-error",
    ),
    "Claim": _rule(
        facts.Bill, STATUS,
        field("concept", "type", as_concept),
        field("when", "billablePeriod.start, created", day),
        field("until", "billablePeriod.end", day),
        field("recorded", "created", day),
        field("insurer", "insurer", display_of),
        statuses="active cancelled draft entered-in-error",
    ),
    "ExplanationOfBenefit": _rule(
        facts.Bill, STATUS,
        field("concept", "type", as_concept),
        field("when", "billablePeriod.start, created", day),
        field("until", "billablePeriod.end", day),
        field("recorded", "created", day),
        field("insurer", "insurer", display_of),
        statuses="active cancelled draft entered-in-error",
        explained=True,
    ),
    "FamilyMemberHistory": _rule(
        facts.FamilyHistory, STATUS,
        field("when", "date", day),
        field("relation", "relationship", label_of),
        field("conditions", "condition", relative, many=True),
        statuses="partial completed entered-in-error health-unknown",
    ),
    "RelatedPerson": _rule(
        facts.RelatedPerson,
        field("relation", "relationship", label_of),
        field("when", "period.start", day),
        field("until", "period.end", day),
    ),
    "QuestionnaireResponse": _rule(
        facts.Answers, STATUS,
        field("when", "authored", day),
        field("form", "questionnaire", as_text),
        statuses="in-progress completed amended entered-in-error stopped",
    ),
}  # fmt: skip

# Where a resource says whose it is, in order of preference. Types not listed use `subject`, then `patient`.
SUBJECT: dict[str, tuple[str, ...]] = {
    "Coverage": ("beneficiary",),
    "Appointment": ("participant.actor",),
    "Provenance": ("target",),
    "AuditEvent": ("entity.what",),
    "Person": ("link.target",),
    "Schedule": ("actor",),
    "Task": ("for",),
    "Account": ("subject",),
    "Communication": ("subject",),
    "SupplyRequest": ("deliverTo",),
    "ResearchSubject": ("individual",),
    "EnrollmentRequest": ("candidate",),
}

# People and places that records refer to; they give names, not facts.
DIRECTORY = ("Practitioner", "PractitionerRole", "Organization", "Location")
