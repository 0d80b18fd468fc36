"""One received resource → facts. Unreadable if, and only if, reading on could mislead.

That is: an element we read has the wrong shape, a date does not exist, a status is not one that FHIR knows, a part does
not say what it is. What is merely missing is missing; what we do not read does no harm.
"""

from typing import Any

from .demographics import demographics
from .facts import Fact, Measurement, Origin
from .fhir_paths import TABLE, Rule
from .finish import FINISH
from .identity import identity_of
from .readers import value_of
from .sensitivity import sensitivity_of
from .unreadable import Unreadable

__all__ = ["Unreadable", "demographics", "extract"]


def extract(resource: dict[str, Any], source: str = "") -> tuple[Fact, ...]:
    """The facts that one resource states: none for a type that states none. `source` names the sending system.

    Numbers must have been parsed by `values.loads`, which keeps their digits. Raises Unreadable.
    """
    kind, identifier = identity_of(resource)
    rule = TABLE.get(kind)
    if rule is None:
        if kind == "Patient":
            demographics(resource)
        return ()
    values: dict[str, Any] = dict(rule.fixed)
    for spec in rule.fields:
        value = spec.of(resource, kind)
        if value is not None and value != ():
            values[spec.name] = value
    _check_status(values.get("status"), rule, kind)
    if rule.fact is Measurement:
        values["quantity"], values["answer"], values["text"] = value_of(resource, kind)
    finish = FINISH.get(kind)
    if finish:
        finish(resource, values)
    if "modifierExtension" in resource:
        values["modified"] = True
    values["sensitivity"] = sensitivity_of(resource)
    return (rule.fact(origin=Origin(source, kind, identifier), **values),)


def _check_status(status: str | None, rule: Rule, kind: str) -> None:
    if rule.statuses and status and status not in rule.statuses:
        where = "Goal.lifecycleStatus" if kind == "Goal" else f"{kind}.status"
        raise Unreadable(where, f"“{status[:40]}” is not a status that this kind of record can have")
