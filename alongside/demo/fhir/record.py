"""One person's record at one source while it is being written."""

import json
import re
from collections import Counter
from typing import Any
from uuid import UUID, uuid5

from ..days import Days

NAMESPACE = UUID("6f3f6b0e-5d0a-5c39-9c4e-2b7d1f0a8e51")
# The label that FHIR has for data about nobody: the whole demo carries it, and an importer can tell it by that.
TEST_DATA = {"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST"}
ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
PROFILE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-"
URN = "urn:uuid:"
NPI = "http://hl7.org/fhir/sid/us-npi"
_NUMBER = re.compile('"\ue000(-?[0-9]+(?:\\.[0-9]+)?)\ue000"')


def number(digits: str) -> str:
    """A JSON number that keeps its digits ("7.00" stays 7.00), which a float cannot. `as_json` takes off the marks."""
    return f"\ue000{digits}\ue000"


def as_json(document: dict[str, Any]) -> str:
    """The document as text, its numbers with the digits they were given."""
    return _NUMBER.sub(r"\1", json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


class Record:
    """Resources in the order told. Ids depend on source, person, type and place alone, so they stay from day to day."""

    def __init__(
        self, source: str, key: str, days: Days, staff: dict[str, dict], outside: str = "", part: str = ""
    ) -> None:  # fmt: skip
        """`outside`: another organization, whose staff this clinic does not know by name. `part`: a later delivery."""
        self.source, self.key, self.days, self.staff, self.outside = source, key, days, staff, outside
        self._part = part
        self.entries: list[dict] = []
        self._counts: Counter[str] = Counter()
        self.patient = {"reference": URN + resource_id(source, key, "Patient", 1)}
        self.name = self.payer = ""
        self.coverage: dict[str, str] | None = None

    def add(self, kind: str, body: dict[str, Any], changed: str, profile: str = "", label: str = "") -> dict:
        """Add a resource last changed at `changed` (a FHIR instant). Returns a reference to it.

        `label` is the code by which record systems mark sensitive content: SEX, SDV, ETH, MH (HL7 v3 ActCode).
        """
        reference = self.patient["reference"] if kind == "Patient" else self._next_reference(kind)
        meta: dict[str, Any] = {"lastUpdated": changed}
        if profile:
            meta["profile"] = [PROFILE + profile]
        meta["security"] = [{"system": ACT_CODE, "code": label}, TEST_DATA] if label else [TEST_DATA]
        resource = {"resourceType": kind, "id": reference.removeprefix(URN), "meta": meta, **body}
        self.entries.append({"fullUrl": reference, "resource": resource, "request": {"method": "POST", "url": kind}})
        return {"reference": reference}

    def who(self, key: str) -> dict[str, str]:
        """A reference to a clinician by national number: they are sent apart, in the clinic's own bundle."""
        if self.outside:
            return {"display": self.outside}
        person = self.staff[key]
        return {"reference": f"Practitioner?identifier={NPI}|{person['npi']}", "display": person["name"]}

    def bundle(self) -> dict[str, Any]:
        """The transaction that a record system would send."""
        return {"resourceType": "Bundle", "type": "transaction", "entry": self.entries}

    def _next_reference(self, kind: str) -> str:
        self._counts[kind] += 1
        return URN + resource_id(self.source, self.key + self._part, kind, self._counts[kind])


def resource_id(source: str, key: str, kind: str, index: int) -> str:
    """The id of the so-manieth resource of a kind in one person's record: always the same."""
    return str(uuid5(NAMESPACE, f"{source}/{key}/{kind}/{index}"))


def drop_empty(**fields: Any) -> dict[str, Any]:
    """The fields that say something: FHIR has no empty strings or lists."""
    return {name: value for name, value in fields.items() if value not in ("", None, [], {})}


def terminology(system: str, code: str, display: str = "") -> dict[str, Any]:
    """A CodeableConcept from one of HL7's own code systems."""
    base = "http://terminology.hl7.org/CodeSystem/"
    return {"coding": [drop_empty(system=base + system, code=code, display=display)]}
