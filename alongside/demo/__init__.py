"""The fictional clinic: a pure generator of FHIR bundles, and the steps that bring them in through the real doors."""
