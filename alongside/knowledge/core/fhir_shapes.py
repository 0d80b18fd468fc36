"""Where a FHIR resource says whose it is, what it may say once only, and which types name people and places."""

# Elements of which a record may have one. With two it is unknown which is meant.
ONE_OF: dict[str, tuple[frozenset[str], ...]] = {
    "Condition": (
        frozenset({"onsetDateTime", "onsetPeriod", "onsetAge", "onsetRange", "onsetString"}),
        frozenset({"abatementDateTime", "abatementPeriod", "abatementAge", "abatementRange", "abatementString"}),
    ),
    "Observation": (frozenset({"effectiveDateTime", "effectivePeriod", "effectiveInstant", "effectiveTiming"}),),
    "DiagnosticReport": (frozenset({"effectiveDateTime", "effectivePeriod"}),),
    "Procedure": (
        frozenset({"performedDateTime", "performedPeriod", "performedString", "performedAge", "performedRange"}),
    ),
    "Immunization": (frozenset({"occurrenceDateTime", "occurrenceString"}),),
    "MedicationStatement": (frozenset({"effectiveDateTime", "effectivePeriod"}),),
}

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
