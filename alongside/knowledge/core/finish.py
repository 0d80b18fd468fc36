"""What a path alone cannot say: statuses that stand in two places, totals, names, answers in order."""

from collections.abc import Callable, Iterator
from typing import Any

from .demographics import best_name
from .readers import display_of, label_of
from .value_of import worded
from .values import Concept, as_cents, as_concept, as_dict, as_flag, as_list, as_quantity, as_text

Values = dict[str, Any]


def _verified(resource: dict[str, Any], values: Values) -> None:
    """Conditions and allergies say in verificationStatus that they were an error."""
    if values.get("verification") in ("entered-in-error", "refuted"):
        values["status"] = values["verification"]


def _problem(resource: dict[str, Any], values: Values) -> None:
    """STU3 may say in one word, true or false, whether it is over."""
    if as_flag(resource.get("abatementBoolean"), "Condition.abatementBoolean") and not values.get("status"):
        values["status"] = "resolved"
    _verified(resource, values)


def _allergy(resource: dict[str, Any], values: Values) -> None:
    """DSTU2 has one status for both: an error, or found to be wrong."""
    said = as_text(resource.get("status"), "AllergyIntolerance.status")
    if not values.get("status") and said in ("refuted", "entered-in-error", "inactive", "resolved"):
        values["status"] = said
    _verified(resource, values)


def _not_done(*names: str, status: str) -> Callable[[dict[str, Any], Values], None]:
    """Before R4 a "not" stood beside the status, which spoke of the record alone."""

    def finish(resource: dict[str, Any], values: Values) -> None:
        for name in names:
            if resource.get(name) and as_flag(resource[name], f"{resource['resourceType']}.{name}"):
                values["status"] = status

    return finish


def _statement(resource: dict[str, Any], values: Values) -> None:
    """A medicine said to be taken, or not: `taken` of STU3 decides, `wasNotTaken` of DSTU2."""
    _medicine(resource, values)
    NOT_TAKEN(resource, values)
    if as_text(resource.get("taken"), "MedicationStatement.taken") == "n":
        values["status"] = "not-taken"


def _dispense(resource: dict[str, Any], values: Values) -> None:
    _medicine(resource, values)
    NOT_DISPENSED(resource, values)


NOT_TAKEN = _not_done("wasNotTaken", status="not-taken")
NOT_DISPENSED = _not_done("notDone", status="declined")


def _document(resource: dict[str, Any], values: Values) -> None:
    """The reference may be current while the document was an error."""
    if as_text(resource.get("docStatus"), "DocumentReference.docStatus") == "entered-in-error":
        values["status"] = "entered-in-error"


def _medicine(resource: dict[str, Any], values: Values) -> None:
    """Its name: from inside the record, else from the words beside the reference."""
    _contained_medicine(resource, values)
    kind = resource["resourceType"]
    if values.get("concept") is None and (name := _said_beside(resource, kind)):
        values["concept"] = Concept(text=name)


def _said_beside(resource: dict[str, Any], kind: str) -> str:
    holder = resource.get("medicationReference")
    return display_of(holder, f"{kind}.medicationReference")


def _contained_medicine(resource: dict[str, Any], values: Values) -> None:
    """A medicine named by a Medication inside the same resource."""
    reference = values.get("named_by", "")
    if values.get("concept") is None and reference.startswith("#"):
        for index, item in enumerate(as_list(resource.get("contained"), "contained")):
            inner = as_dict(item, f"contained[{index}]") or {}
            if inner.get("id") == reference[1:]:
                values["concept"] = as_concept(inner.get("code"), f"contained[{index}].code")
                values["named_by"] = ""


def _totals(resource: dict[str, Any], values: Values) -> None:
    """An explanation's totals: what was charged, and what the patient owes, when it says so."""
    for index, item in enumerate(as_list(resource.get("total"), "ExplanationOfBenefit.total")):
        at = f"ExplanationOfBenefit.total[{index}]"
        total = as_dict(item, at) or {}
        concept = as_concept(total.get("category"), at + ".category")
        name = {"submitted": "total_cents", "memberliability": "patient_cents"}
        for code in {c.code for c in concept.codings} & name.keys() if concept else ():
            amount = as_dict(total.get("amount"), at + ".amount") or {}
            values[name[code]] = as_cents(amount, at + ".amount")
            values["currency"] = _currency(amount, at + ".amount")


def _claim_total(resource: dict[str, Any], values: Values) -> None:
    total = as_dict(resource.get("total"), "Claim.total")
    if total:
        values["total_cents"] = as_cents(total, "Claim.total")
        values["currency"] = _currency(total, "Claim.total")


def _currency(amount: dict[str, Any], path: str) -> str:
    """Money has a currency; STU3 wrote it as a quantity's unit code."""
    return as_text(amount.get("currency"), path + ".currency") or as_text(amount.get("code"), path + ".code")


def _relative(resource: dict[str, Any], values: Values) -> None:
    values["concept"] = None
    name = as_text(resource.get("name"), "FamilyMemberHistory.name")
    if name:
        values["note"] = "; ".join(filter(None, (name, values.get("note", ""))))


def _related(resource: dict[str, Any], values: Values) -> None:
    given, family, _called = best_name(resource.get("name"), "RelatedPerson.name")
    values["name"] = f"{given} {family}".strip()
    if resource.get("active") is False:
        values["status"] = "inactive"


def _answers(resource: dict[str, Any], values: Values) -> None:
    values["answers"] = tuple(_asked(resource.get("item"), "QuestionnaireResponse.item"))


def _asked(items: Any, path: str) -> Iterator[tuple[str, str]]:
    for index, raw in enumerate(as_list(items, path)):
        at = f"{path}[{index}]"
        item = as_dict(raw, at) or {}
        question = as_text(item.get("text"), at + ".text") or as_text(item.get("linkId"), at + ".linkId")
        for number, answer in enumerate(as_list(item.get("answer"), at + ".answer")):
            inside = f"{at}.answer[{number}]"
            found = as_dict(answer, inside) or {}
            yield question, _answer(found, inside)
            yield from _asked(found.get("item"), inside + ".item")
        yield from _asked(item.get("item"), at + ".item")


def _answer(found: dict[str, Any], path: str) -> str:
    """value[x] of an answer, in words."""
    for name, value in found.items():
        if not name.startswith("value") or value is None:
            continue
        if name == "valueCoding":
            coding = as_dict(value, f"{path}.{name}") or {}
            return as_text(coding.get("display"), path) or as_text(coding.get("code"), path)
        if name == "valueQuantity":
            return worded(as_quantity(value, f"{path}.{name}"))
        if name == "valueReference":
            return display_of(value, f"{path}.{name}")
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int | str):
            return str(value)
    return ""


def _plan_name(resource: dict[str, Any], values: Values) -> None:
    """A plan's category "assess-plan" says nothing to a reader: prefer any other, then the title."""
    names = [label_of(c, "CarePlan.category") for c in as_list(resource.get("category"), "CarePlan.category")]
    if not values.get("title"):
        values["title"] = next((n for n in names if n and n != "assess-plan"), "")


FINISH: dict[str, Callable[[dict[str, Any], Values], None]] = {
    "Condition": _problem,
    "AllergyIntolerance": _allergy,
    "Procedure": _not_done("notDone", "notPerformed", status="not-done"),
    "Immunization": _not_done("notGiven", "wasNotGiven", status="not-done"),
    "MedicationRequest": _medicine,
    "MedicationStatement": _statement,
    "MedicationDispense": _dispense,
    "DocumentReference": _document,
    "ExplanationOfBenefit": _totals,
    "Claim": _claim_total,
    "FamilyMemberHistory": _relative,
    "RelatedPerson": _related,
    "QuestionnaireResponse": _answers,
    "CarePlan": _plan_name,
}
