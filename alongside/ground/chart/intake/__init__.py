"""Reading files of FHIR JSON: from a path to the very bytes of each resource. Knows no Django and no database."""
