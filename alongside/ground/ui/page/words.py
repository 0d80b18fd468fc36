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

# What a date beside a line means.
ON = pgettext_lazy("date", "On")
SINCE = pgettext_lazy("date", "Since")
UNTIL = pgettext_lazy("date", "Until")
FROM = pgettext_lazy("date", "From")
DUE = pgettext_lazy("date", "By")
FOR = pgettext_lazy("date", "For")
GIVEN = pgettext_lazy("date", "Given")
WRITTEN = pgettext_lazy("date", "Written")
ASKED = pgettext_lazy("date", "Written down")
HANDED_OUT = pgettext_lazy("date", "Handed out")

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
    "mo": gettext_lazy("months"),
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
    "active": pgettext_lazy("status", "active now"),
    "recurrence": pgettext_lazy("status", "came back"),
    "relapse": pgettext_lazy("status", "came back"),
    "inactive": pgettext_lazy("status", "not active now"),
    "remission": pgettext_lazy("status", "in remission"),
    "resolved": pgettext_lazy("status", "over"),
    "completed": pgettext_lazy("status", "finished"),
    "finished": pgettext_lazy("status", "took place"),
    "fulfilled": pgettext_lazy("status", "took place"),
    "stopped": pgettext_lazy("status", "stopped"),
    "ended": pgettext_lazy("status", "ended"),
    "on-hold": pgettext_lazy("status", "on hold"),
    "intended": pgettext_lazy("status", "to be started"),
    "not-taken": pgettext_lazy("status", "not taken"),
    "cancelled": pgettext_lazy("status", "cancelled"),
    "revoked": pgettext_lazy("status", "cancelled"),
    "noshow": pgettext_lazy("status", "did not take place"),
    "not-done": pgettext_lazy("status", "not done"),
    "draft": pgettext_lazy("status", "not yet decided"),
    "proposed": pgettext_lazy("status", "proposed"),
    "pending": pgettext_lazy("status", "not yet confirmed"),
    "booked": pgettext_lazy("status", "booked"),
    "planned": pgettext_lazy("status", "planned"),
    "in-progress": pgettext_lazy("status", "going on now"),
    "preliminary": pgettext_lazy("status", "first answer, may still change"),
    "registered": pgettext_lazy("status", "asked for, no answer yet"),
    "amended": pgettext_lazy("status", "changed since first sent"),
    "corrected": pgettext_lazy("status", "corrected since first sent"),
    "unknown": pgettext_lazy("status", "not said how it stands"),
    "accepted": pgettext_lazy("status", "agreed"),
    "achieved": pgettext_lazy("status", "reached"),
    "improving": pgettext_lazy("status", "getting better"),
    "rejected": pgettext_lazy("status", "not agreed"),
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
