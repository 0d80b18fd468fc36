"""Writing FHIR R4: one small function for each kind of thing that a story tells."""
