"""Names and units in plain words. A name is never changed, but for the tag that says which shelf it lies on."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

# SNOMED CT ends each name with the kind of thing it is. Patients need not read that.
SNOMED_TAG = re.compile(
    r"\s*\((?:disorder|finding|situation|procedure|regime/therapy|event|observable entity|morphologic abnormality|"
    r"qualifier value|substance|product|medicinal product|person|environment|physical object|record artifact|"
    r"body structure|organism|social concept|context-dependent category)\)\s*\Z"
)

UNITS = {
    "mm[Hg]": "mmHg",
    "mmHg": "mmHg",
    "{score}": gettext_lazy("points"),
    "score": gettext_lazy("points"),
    "{nominal}": "",
    "1": "",
    "/min": gettext_lazy("per minute"),
    "{beats}/min": gettext_lazy("beats per minute"),
    "{breaths}/min": gettext_lazy("breaths per minute"),
    "Cel": "°C",
    "[degF]": "°F",
    "[lb_av]": gettext_lazy("pounds"),
    "[in_i]": gettext_lazy("inches"),
    "10*3/uL": gettext_lazy("thousand per microliter"),
    "10*6/uL": gettext_lazy("million per microliter"),
    "mL/min/{1.73_m2}": "mL/min/1.73 m²",
    "mL/min/{1.73m2}": "mL/min/1.73 m²",
    "kg/m2": "kg/m²",
    "a": gettext_lazy("years"),
    "d": gettext_lazy("days"),
    "wk": gettext_lazy("weeks"),
    "h": gettext_lazy("hours"),
    "{#}": "",
}

SETTINGS = {
    "AMB": gettext_lazy("Visit at the clinic"),
    "ambulatory": gettext_lazy("Visit at the clinic"),
    "EMER": gettext_lazy("Emergency room visit"),
    "emergency": gettext_lazy("Emergency room visit"),
    "IMP": gettext_lazy("Hospital stay"),
    "ACUTE": gettext_lazy("Hospital stay"),
    "NONAC": gettext_lazy("Hospital stay"),
    "inpatient": gettext_lazy("Hospital stay"),
    "SS": gettext_lazy("Short hospital stay"),
    "OBSENC": gettext_lazy("Hospital stay to watch how you do"),
    "HH": gettext_lazy("Visit at home"),
    "home": gettext_lazy("Visit at home"),
    "VR": gettext_lazy("Video or phone visit"),
    "virtual": gettext_lazy("Video or phone visit"),
}

STATUSES = {
    "active": gettext_lazy("active now"),
    "recurrence": gettext_lazy("came back"),
    "relapse": gettext_lazy("came back"),
    "inactive": gettext_lazy("not active now"),
    "remission": gettext_lazy("in remission"),
    "resolved": gettext_lazy("over"),
    "completed": gettext_lazy("finished"),
    "finished": gettext_lazy("took place"),
    "fulfilled": gettext_lazy("took place"),
    "stopped": gettext_lazy("stopped"),
    "ended": gettext_lazy("ended"),
    "on-hold": gettext_lazy("on hold"),
    "cancelled": gettext_lazy("cancelled"),
    "revoked": gettext_lazy("cancelled"),
    "noshow": gettext_lazy("did not take place"),
    "not-done": gettext_lazy("not done"),
    "draft": gettext_lazy("not yet decided"),
    "proposed": gettext_lazy("proposed"),
    "pending": gettext_lazy("not yet confirmed"),
    "booked": pgettext_lazy("visit", "booked"),
    "planned": gettext_lazy("planned"),
    "in-progress": gettext_lazy("going on now"),
    "preliminary": gettext_lazy("first answer, may still change"),
    "registered": gettext_lazy("asked for, no answer yet"),
    "amended": gettext_lazy("changed since first sent"),
    "corrected": gettext_lazy("corrected since first sent"),
    "unknown": gettext_lazy("not said how it stands"),
    "accepted": gettext_lazy("agreed"),
    "achieved": gettext_lazy("reached"),
    "improving": gettext_lazy("getting better"),
    "rejected": gettext_lazy("not agreed"),
}


def plain_name(label: str) -> str:
    """The name without SNOMED's tag at its end. A name that is nothing but a tag stays as it is."""
    return SNOMED_TAG.sub("", label) or label


def plain_unit(unit: str) -> str:
    """A unit as people say it; one we do not know stays as received."""
    return str(UNITS.get(unit, unit))


def setting(code: str) -> str:
    """Where a visit took place, from its class code."""
    return str(SETTINGS.get(code, "")) or _("Visit")


def status(code: str) -> str:
    """How something stands; a status without words here stays as received."""
    return str(STATUSES.get(code, code))


def amount(quantity) -> str:
    """A quantity with its digits as received: "7.00 %", "< 5 mg/dL"."""
    if quantity is None:
        return ""
    parts = (quantity.comparator, quantity.value, plain_unit(quantity.unit))
    return " ".join(part for part in parts if part)


def money(cents: int, currency: str) -> str:
    """Money to read: "$1,240.50", or with the currency's own letters when it is not dollars."""
    sign, whole, rest = "-" if cents < 0 else "", *divmod(abs(cents), 100)
    plain = f"{whole:,}.{rest:02d}"
    return f"{sign}${plain}" if currency in ("USD", "") else f"{sign}{plain} {currency}"
