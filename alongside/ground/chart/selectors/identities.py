"""From a record's identity to our keys. No viewer: for the importer, the demo and the shell, not for pages."""

from uuid import UUID

from ..models import Resource


def person_of(source: str, fhir_id: str) -> UUID:
    """The person whom this Patient record made known. Raises Resource.DoesNotExist."""
    return Resource.objects.get(source__name=source, type="Patient", fhir_id=fhir_id).person_id


def resource_of(source: str, kind: str, fhir_id: str) -> UUID:
    """The record with this identity. Raises Resource.DoesNotExist."""
    return Resource.objects.get(source__name=source, type=kind, fhir_id=fhir_id).id
