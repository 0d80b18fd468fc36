"""THE table: where in a FHIR R4 resource each field of a fact stands.

The chart reads it for one patient, a population engine reads it for everybody; neither knows FHIR otherwise.
US Core 3.1.1 to 6.1 and plain R4; the first path that gives something wins.
"""

from dataclasses import dataclass

from . import facts
from .dosage import dose
from .readers import (
    activity,
    attachment,
    avoided,
    code_of,
    day,
    display_of,
    label_of,
    member,
    part,
    reference_of,
    reference_range,
    relative,
    setting_code,
    target,
    text_or_label,
)
from .standing import CLINICAL, VERIFIED, one_of
from .value_of import range_said
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


NOTE = field("note", "note.text", as_text, many=True)
CODE = field("concept", "code", as_concept)
STATUS = field("status", "status", as_text)
CATEGORY = field("categories", "category", code_of, many=True)
STANDING = (
    field("status", "clinicalStatus", one_of(CLINICAL)),
    field("verification", "verificationStatus", one_of(VERIFIED)),
)
ONSET = (
    field("when", "onsetDateTime, onsetPeriod.start", day),
    field("when_age", "onsetAge", as_quantity),
    field("when_said", "onsetString", as_text),
    field("when_said", "onsetRange", range_said),
)
# Both places of STU3 and R4, and R5's one, which holds either.
MEDICATION = (
    field("concept", "medicationCodeableConcept, medication.concept", as_concept),
    field("named_by", "medicationReference, medication.reference", reference_of),
)
_OBSERVED = "registered preliminary final amended corrected cancelled entered-in-error unknown"
_DONE = "preparation in-progress not-done on-hold stopped completed entered-in-error unknown"

TABLE: dict[str, Rule] = {
    "Condition": _rule(
        facts.Problem, CODE, *STANDING, CATEGORY, *ONSET,
        field("until", "abatementDateTime, abatementPeriod.end", day),
        field("until_age", "abatementAge", as_quantity),
        field("until_said", "abatementString", as_text),
        field("until_said", "abatementRange", range_said),
        field("recorded", "recordedDate, assertedDate, dateRecorded", day),
    ),
    "Observation": _rule(
        facts.Measurement, CODE, STATUS, CATEGORY,
        field("when", "effectiveDateTime, effectivePeriod.start, effectiveInstant, effectiveTiming.event", day),
        field("until", "effectivePeriod.end", day),
        field("recorded", "issued", day),
        field("parts", "component", part, many=True),
        field("ranges", "referenceRange", reference_range, many=True),
        field("interpretation", "interpretation", code_of, many=True),
        field("absent", "dataAbsentReason", label_of),
        field("includes", "hasMember", reference_of, many=True),
        statuses=_OBSERVED,
    ),
    "Procedure": _rule(
        facts.Procedure, CODE, STATUS, CATEGORY,
        field("when", "performedDateTime, performedPeriod.start, occurrenceDateTime, occurrencePeriod.start", day),
        field("until", "performedPeriod.end, occurrencePeriod.end", day),
        field("when_age", "performedAge", as_quantity),
        field("when_said", "performedString, occurrenceString", as_text),
        field("when_said", "performedRange", range_said),
        statuses=_DONE,
    ),
    "Immunization": _rule(
        facts.Vaccine, STATUS,
        field("concept", "vaccineCode", as_concept),
        field("when", "occurrenceDateTime, date", day),
        field("when_said", "occurrenceString", as_text),
        field("recorded", "recorded", day),
        field("reason", "statusReason", label_of),
        field("lot", "lotNumber", as_text),
        field("first_hand", "primarySource", as_flag),
        field("subpotent", "isSubpotent", as_flag),
        statuses="completed entered-in-error not-done",
    ),
    "MedicationRequest": _rule(
        facts.Medicine, *MEDICATION, STATUS, CATEGORY,
        field("when", "authoredOn", day),
        field("intent", "intent", as_text),
        field("reason", "reasonCode", label_of),
        field("negated", "doNotPerform", as_flag),
        field("reported", "reportedBoolean, reported", as_flag),
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
        field("reason", "reasonCode", label_of),
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
        facts.Allergy, *STANDING, *ONSET,
        field("concept", "code, substance, reaction.substance", as_concept),
        field("categories", "category", as_text, many=True),
        field("recorded", "recordedDate, assertedDate", day),
        field("criticality", "criticality", as_text),
        field("reactions", "reaction.manifestation", as_concept, many=True),
    ),
    "Encounter": _rule(
        facts.Visit, STATUS,
        field("concept", "type", as_concept),
        field("when", "period.start, actualPeriod.start", day),
        field("until", "period.end, actualPeriod.end", day),
        field("setting", "class", setting_code),
        field("reason", "reasonCode", label_of),
        field("place", "location.location, serviceProvider", display_of),
        field("people", "participant.individual", display_of, many=True),
        statuses="planned arrived triaged in-progress onleave finished cancelled entered-in-error unknown completed",
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
        field("conclusion", "conclusion, conclusionCode", text_or_label),
        field("attachments", "presentedForm", attachment, many=True),
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
        field("avoid", "activity", avoided, many=True),
        statuses="draft active on-hold revoked completed entered-in-error unknown",
    ),
    "Goal": _rule(
        facts.Goal, CATEGORY,
        field("concept", "description", as_concept),
        field("status", "lifecycleStatus, status", as_text),
        field("when", "startDate", day),
        field("until", "target.dueDate", day),
        field("recorded", "statusDate", day),
        field("said_by", "expressedBy", display_of),
        field("targets", "target", target, many=True),
        field("achievement", "achievementStatus", code_of),
        # The second line are STU3's.
        statuses="proposed planned accepted active on-hold completed cancelled entered-in-error rejected "
        "in-progress on-target ahead-of-target behind-target sustaining achieved",
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
        field("use", "use", as_text),
        statuses="active cancelled draft entered-in-error",
    ),
    "ExplanationOfBenefit": _rule(
        facts.Bill, STATUS,
        field("concept", "type", as_concept),
        field("when", "billablePeriod.start, created", day),
        field("until", "billablePeriod.end", day),
        field("recorded", "created", day),
        field("insurer", "insurer", display_of),
        field("use", "use", as_text),
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
