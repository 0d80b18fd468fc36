"""The clinic's own people and places, sent apart from the patients, as record systems do."""

from ..days import Days
from .record import NPI, Record

SINCE = "-8y"


def directory(source: str, days: Days, name: str, locations: list[dict], staff: dict[str, dict]) -> dict:
    """A bundle of the organization, its locations, and those of the staff whom records name."""
    record = Record(source, "directory", days, staff)
    changed = days.instant(SINCE)
    practice = record.add("Organization", {"active": True, "name": name}, changed, "organization")
    for place in locations:
        body = {
            "status": "active",
            "name": place["name"],
            "telecom": [{"system": "phone", "value": place["phone"]}],
            "address": {"text": place["address"], "country": "US"},
            "managingOrganization": practice,
        }
        record.add("Location", body, changed, "location")
    for person in (p for p in staff.values() if "npi" in p):
        who = record.add(
            "Practitioner",
            {
                "identifier": [{"system": NPI, "value": person["npi"]}],
                "active": True,
                "name": [{"text": person["name"], "family": person["family"], "given": [person["given"]]}],
            },
            changed,
            "practitioner",
        )
        body = {
            "active": True,
            "practitioner": who | {"display": person["name"]},
            "organization": practice | {"display": name},
            "code": [{"text": person["title"]}],
        }
        record.add("PractitionerRole", body, changed, "practitionerrole")
    return record.bundle()
