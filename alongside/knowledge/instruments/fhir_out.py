"""An instrument as a FHIR R4 Questionnaire, answers as a QuestionnaireResponse; codes only as read in a source."""

from typing import Any

from alongside.knowledge.core.values import LOINC

from .answers import Answers
from .instrument import Instrument, Item, Option
from .wording import item_text, option_text, stem, texts

URL = "urn:alongside:instrument:"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"


def questionnaire(instrument: Instrument, language: str) -> dict[str, Any]:
    """The form. Raises ValueError for an instrument whose items do not ship."""
    if not instrument.items_ship:
        raise ValueError(f"The items of {instrument.id} are not ours to give")
    say = texts(language)
    resource: dict[str, Any] = {
        "resourceType": "Questionnaire",
        "url": URL + instrument.id,
        "version": instrument.imprint.version,
        "name": instrument.id,
        "title": say(f"instrument.{instrument.id}.title"),
        "status": "active",
        # A translation that no professional signed is not the instrument itself.
        "experimental": not say.professional,
        "language": say.language,
        "subjectType": ["Patient"],
        "copyright": f"{instrument.copyright}. {instrument.licence}.",
    }
    if instrument.loinc:
        resource["code"] = [{"system": LOINC, "code": instrument.loinc}]
    before = stem(instrument.id, language)
    items = [{"linkId": "stem", "type": "display", "text": before}] if before else []
    return {**resource, "item": items + [_item(instrument, item, language) for item in instrument.items]}


def _item(instrument: Instrument, item: Item, language: str) -> dict[str, Any]:
    options = []
    for option in item.options:
        one: dict[str, Any] = {"valueCoding": _coding(option, language)}
        if option.value is not None:
            one["extension"] = [{"url": ORDINAL, "valueDecimal": option.value}]
        options.append(one)
    code = {"code": [{"system": LOINC, "code": item.loinc}]} if item.loinc else {}
    text = item_text(instrument.id, item.key, language)
    return {"linkId": item.link, **code, "text": text, "type": "choice", "required": False, "answerOption": options}


def _coding(option: Option, language: str) -> dict[str, Any]:
    code = {"system": LOINC, "code": option.loinc} if option.loinc else {"system": URL + "answers", "code": option.key}
    return {**code, "display": option_text(option, language)}


def response(instrument: Instrument, answers: Answers, language: str) -> dict[str, Any]:
    """The answers, one for each scored item; whose they are and when is for the caller to add."""
    items = []
    for item, answer in zip(instrument.scored, answers, strict=True):
        option = next((o for o in item.options if o.value == answer), None) if answer is not None else None
        said = [{"valueCoding": _coding(option, language)}] if option else []
        text = item_text(instrument.id, item.key, language)
        items.append({"linkId": item.link, "text": text, **({"answer": said} if said else {})})
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{URL}{instrument.id}|{instrument.imprint.version}",
        "status": "in-progress" if None in answers else "completed",
        "item": items,
    }
