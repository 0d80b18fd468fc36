"""Who this is."""

from .record import Record, drop_empty, terminology

LANGUAGES = {
    "en": "English", "es": "Spanish", "vi": "Vietnamese", "so": "Somali", "zh": "Chinese", "ar": "Arabic",
    "pl": "Polish",
}  # fmt: skip
INTERPRETER = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired"


def patient(
    record: Record, *, given: str, family: str, sex: str, born: str, language: str = "en", called: str = "",
    phone: str = "", email: str = "", address: str = "", city: str = "Riverbend", interpreter: bool = False,
    number: str = "", card: str = "", since: str = "-6y",
) -> None:  # fmt: skip
    """The Patient resource. `number` is the source's own record number, `card` a member number both sources know."""
    record.name = f"{given} {family}"
    names = [{"use": "official", "text": record.name, "family": family, "given": given.split()}]
    if called:
        names.append({"use": "nickname", "given": [called]})
    identifiers = [_identifier("MR", "Medical Record Number", f"https://{record.source}.example/mrn", number)]
    if card:
        identifiers.append(_identifier("MB", "Member Number", "https://prairie-health.example/member", card))
    body = drop_empty(
        extension=[{"url": INTERPRETER, "valueBoolean": True}] if interpreter else [],
        identifier=identifiers,
        active=True,
        name=names,
        telecom=[
            drop_empty(system=system, value=value, use=use)
            for system, value, use in (("phone", phone, "mobile"), ("email", email, ""))
            if value
        ],
        gender=sex,
        birthDate=record.days.text(born),
        address=[{"use": "home", "line": [address], "city": city, "state": "IL", "country": "US"}] if address else [],
        communication=[
            {"language": _language(language), "preferred": True},
        ],
    )
    record.add("Patient", body, record.days.instant(since + " 09:00"), "patient")


def _language(code: str) -> dict:
    words = LANGUAGES[code]
    return {"coding": [{"system": "urn:ietf:bcp:47", "code": code, "display": words}], "text": words}


def _identifier(kind: str, words: str, system: str, value: str) -> dict:
    return {"type": terminology("v2-0203", kind, words), "system": system, "value": value}
