"""A Patient resource → who this is."""

from typing import Any

from .facts import Demographics
from .readers import day, label_of
from .unreadable import Unreadable
from .values import as_dict, as_flag, as_list, as_text, as_texts, as_words
from .walking import walk

INTERPRETER = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired"
# In order of preference; a name no longer used is not a name.
USES = ("official", "usual", "", "nickname", "anonymous", "temp", "maiden")


def demographics(resource: dict[str, Any]) -> Demographics:
    """What a Patient says of the person. Raises Unreadable."""
    given, family, called = best_name(resource.get("name"), "Patient.name")
    deceased = as_flag(resource.get("deceasedBoolean"), "Patient.deceasedBoolean")
    died = day(resource.get("deceasedDateTime"), "Patient.deceasedDateTime")
    if deceased is False and died:
        raise Unreadable("Patient.deceasedBoolean", "says that the person lives, beside the day they died")
    return Demographics(
        given=given,
        family=family,
        called=called,
        birth=day(resource.get("birthDate"), "Patient.birthDate"),
        sex=as_text(resource.get("gender"), "Patient.gender"),
        language=_language(resource),
        interpreter=_interpreter(resource),
        deceased=bool(deceased) or died is not None,
        died=died,
        telecoms=tuple(_telecoms(resource)),
        addresses=tuple(_addresses(resource)),
        identifiers=identifiers(resource),
    )


def best_name(names: Any, path: str) -> tuple[str, str, str]:
    """(given, family, what to call them) from a list of HumanNames."""
    best: tuple[int, dict[str, Any], str] | None = None
    called = ""
    for index, raw in enumerate(as_list(names, path)):
        at = f"{path}[{index}]"
        name = as_dict(raw, at) or {}
        use = as_text(name.get("use"), at + ".use")
        if use == "nickname":
            called = called or " ".join(_given(name, at)) or as_text(name.get("text"), at + ".text")
        rank = USES.index(use) if use in USES else len(USES)
        if use != "old" and (best is None or rank < best[0]):
            best = (rank, name, at)
    if best is None:
        return "", "", called
    _rank, name, at = best
    given, family = " ".join(_given(name, at)), " ".join(as_texts(name.get("family"), at + ".family"))
    if not given and not family:
        family = as_text(name.get("text"), at + ".text")
    return given, family, called


def identifiers(resource: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """(system, value) of each identifier that has a value. Raises Unreadable."""
    kind = str(resource.get("resourceType"))
    found = []
    for index, raw in enumerate(as_list(resource.get("identifier"), f"{kind}.identifier")):
        at = f"{kind}.identifier[{index}]"
        item = as_dict(raw, at) or {}
        value = as_words(item.get("value"), at + ".value")
        if value:
            found.append((as_text(item.get("system"), at + ".system"), value))
    return tuple(found)


def _given(name: dict[str, Any], at: str) -> list[str]:
    return as_texts(name.get("given"), at + ".given")


def _language(resource: dict[str, Any]) -> str:
    """The preferred language's code, else the first one named."""
    first = ""
    for index, raw in enumerate(as_list(resource.get("communication"), "Patient.communication")):
        at = f"Patient.communication[{index}]"
        item = as_dict(raw, at) or {}
        code = next((v for v, _ in walk(item, ("language", "coding", "code"), at) if isinstance(v, str)), "")
        code = code or label_of(item.get("language"), at + ".language")
        if item.get("preferred") is True:
            return code
        first = first or code
    return first


def _interpreter(resource: dict[str, Any]) -> bool:
    extensions = as_list(resource.get("extension"), "Patient.extension")
    return any(
        isinstance(e, dict) and e.get("url") == INTERPRETER and e.get("valueBoolean") is True for e in extensions
    )


def _telecoms(resource: dict[str, Any]) -> list[tuple[str, str, str]]:
    found = []
    for index, raw in enumerate(as_list(resource.get("telecom"), "Patient.telecom")):
        at = f"Patient.telecom[{index}]"
        item = as_dict(raw, at) or {}
        value = as_words(item.get("value"), at + ".value")
        if value and item.get("use") != "old":
            found.append((as_text(item.get("system"), at), as_text(item.get("use"), at), value))
    return found


def _addresses(resource: dict[str, Any]) -> list[str]:
    found = []
    for index, raw in enumerate(as_list(resource.get("address"), "Patient.address")):
        at = f"Patient.address[{index}]"
        item = as_dict(raw, at) or {}
        lines = as_texts(item.get("line"), at + ".line")
        place = [as_words(item.get(k), f"{at}.{k}") for k in ("city", "state", "postalCode", "country")]
        text = ", ".join(filter(None, (*lines, *place))) or as_text(item.get("text"), at + ".text")
        if text and item.get("use") != "old":
            found.append(text)
    return found
