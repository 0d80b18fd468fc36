"""Facts, dates, codes, and the one table from FHIR to facts."""
