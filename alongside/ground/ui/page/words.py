"""Names and units in plain words. A name is never changed, but for the tag that says which shelf it lies on."""

import re
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from alongside.knowledge.core.values import CVX, ICD10CM, LOINC, RXNORM, SNOMED

# SNOMED CT ends each name with the kind of thing it is. Patients need not read that.
SNOMED_TAG = re.compile(
    r"\s*\((?:disorder|finding|situation|procedure|regime/therapy|event|observable entity|morphologic abnormality|"
    r"qualifier value|substance|product|medicinal product|person|environment|physical object|record artifact|"
    r"body structure|organism|social concept|context-dependent category)\)\s*\Z"
)

ENCOUNTER = re.compile(r"\b[Ee]ncounter\b")

# As RxNorm writes strengths.
STRENGTHS = {"MG": "mg", "MCG": "mcg", "ML": "mL", "UNT": "units", "HR": "hour", "ACTUAT": "puff"}
STRENGTH = re.compile(r"(?<=\d )(?:MG|MCG|ML|UNT|HR|ACTUAT)\b|(?<=/)(?:MG|MCG|ML|HR|ACTUAT)\b")


class DateWord(NamedTuple):
    """What a date beside a line means: the word before a day, and before a month or a year alone."""

    day: object
    part: object


ON = DateWord(pgettext_lazy("day", "On"), pgettext_lazy("month", "In"))
SINCE = DateWord(pgettext_lazy("day", "Since"), pgettext_lazy("month", "Since"))
UNTIL = DateWord(pgettext_lazy("day", "Until"), pgettext_lazy("month", "Until"))
FROM = DateWord(pgettext_lazy("day", "From"), pgettext_lazy("month", "From"))
DUE = DateWord(pgettext_lazy("day", "By"), pgettext_lazy("month", "By"))
FOR = DateWord(pgettext_lazy("day", "For"), pgettext_lazy("month", "For"))
GIVEN = DateWord(pgettext_lazy("day", "Given"), pgettext_lazy("month", "Given"))
WRITTEN = DateWord(pgettext_lazy("day", "Written"), pgettext_lazy("month", "Written"))
ASKED = DateWord(pgettext_lazy("day", "Written down"), pgettext_lazy("month", "Written down"))
HANDED_OUT = DateWord(pgettext_lazy("day", "Handed out"), pgettext_lazy("month", "Handed out"))

# Code systems as clinicians call them.
SYSTEMS = {
    CVX: "CVX", ICD10CM: "ICD-10-CM", LOINC: "LOINC", RXNORM: "RxNorm", SNOMED: "SNOMED CT",
    "http://www.ama-assn.org/go/cpt": "CPT", "http://hl7.org/fhir/sid/ndc": "NDC",
    "http://hl7.org/fhir/sid/icd-9-cm": "ICD-9-CM",
}  # fmt: skip

UNITS = {
    "mm[Hg]": "mmHg",
    "mmHg": "mmHg",
    "{score}": gettext_lazy("points"),
    "score": gettext_lazy("points"),
    "points": gettext_lazy("points"),
    "{nominal}": "",
    "1": "",
    "#": "",
    "{count}": "",
    "{INR}": "",
    "INR": "",
    "[pH]": "",
    "pH": "",
    "{T-score}": "",
    "/min": gettext_lazy("per minute"),
    "{beats}/min": gettext_lazy("beats per minute"),
    "beats/min": gettext_lazy("beats per minute"),
    "bpm": gettext_lazy("beats per minute"),
    "{breaths}/min": gettext_lazy("breaths per minute"),
    "breaths/min": gettext_lazy("breaths per minute"),
    "Cel": "°C",
    "[degF]": "°F",
    "[lb_av]": gettext_lazy("pounds"),
    "lb": gettext_lazy("pounds"),
    "lbs": gettext_lazy("pounds"),
    "[in_i]": gettext_lazy("inches"),
    "in": gettext_lazy("inches"),
    "10*3/uL": gettext_lazy("thousand per microliter"),
    "10*6/uL": gettext_lazy("million per microliter"),
    "mL/min/{1.73_m2}": "mL/min/1.73 m²",
    "mL/min/{1.73m2}": "mL/min/1.73 m²",
    "mL/min/1.73 m2": "mL/min/1.73 m²",
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


def plain_visit(label: str) -> str:
    """A kind of visit without the word "encounter", which only records use."""
    return ENCOUNTER.sub(lambda found: "Visit" if found[0][0] == "E" else "visit", plain_name(label))


def plain_medicine(label: str) -> str:
    """A medicine's name with its units as people write them: "20 MG" is "20 mg". Nothing else is changed."""
    return STRENGTH.sub(lambda found: STRENGTHS[found[0]], label)


def plain_unit(unit: str) -> str:
    """A unit as people say it; one we do not know stays as received."""
    return str(UNITS.get(unit, unit))


def at_clinic(code: str) -> bool:
    """Whether a class code, or none, means an ordinary visit at the clinic."""
    return code in ("", "AMB", "ambulatory")


def setting(code: str) -> str:
    """Where a visit took place, from its class code."""
    return str(SETTINGS.get(code, "")) or _("Visit")


def status(code: str) -> str:
    """How something stands; a status without words here stays as received."""
    return str(STATUSES.get(code, code))


def amount(quantity) -> str:
    """A quantity with its digits as received: "7.00%", "< 5 mg/dL"."""
    if quantity is None:
        return ""
    parts = (quantity.comparator, quantity.value, plain_unit(quantity.unit))
    return " ".join(part for part in parts if part).replace(" %", "%")


def money(cents: int, currency: str) -> str:
    """Money to read: "$1,240.50", or with the currency's own letters when it is not dollars."""
    sign, whole, rest = "-" if cents < 0 else "", *divmod(abs(cents), 100)
    plain = f"{whole:,}.{rest:02d}"
    return f"{sign}${plain}" if currency in ("USD", "") else f"{sign}{plain} {currency}"
