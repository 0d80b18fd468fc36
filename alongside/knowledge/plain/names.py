"""What people call a test or a vaccine, by its code; a LOINC name without its laboratory terms; what is no illness."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from alongside.knowledge.core.values import CVX, LOINC, Concept

SNOMED = "http://snomed.info/sct"

# LOINC's long names say property, specimen and method: "Glucose [Mass/volume] in Serum or Plasma by Test strip". Blood
# is what one expects; any other specimen stays ("Glucose in Urine"), or two tests would seem one.
_PROPERTY = re.compile(r"\s*\[[^\]]*\]")
_BLOOD = re.compile(r" in (?:(?:Serum(?:,? Plasma)?(?: or (?:Plasma|Blood))?|Plasma|Blood|Platelet poor plasma)\b)")
_METHOD = re.compile(r" by [^/]+\Z")


def name_of_test(concept: Concept | None, language: str) -> str:
    """What people call this test; "" when we have no words for it."""
    return _name("tests", LOINC, concept, language)


def name_of_vaccine(concept: Concept | None, language: str) -> str:
    """What people call this vaccine; "" when we have no words for it."""
    return _name("vaccines", CVX, concept, language)


def name_of(table: str, key: str, language: str) -> str:
    """What people call what stands under a key of data/{table}.toml. Raises KeyError for one that is not there."""
    words = _table(table)[key]
    return str(words.get(language[:2], words["en"]))


def codes_of_test(key: str) -> tuple[str, ...]:
    """The LOINC codes of a test in data/tests.toml. Raises KeyError for a test that is not there."""
    return tuple(_table("tests")[key]["codes"])


def shorter(loinc_name: str) -> str:
    """A LOINC name without property, method and blood. One that is nothing else stays as it is."""
    short = _METHOD.sub("", _BLOOD.sub("", _PROPERTY.sub("", loinc_name))).strip()
    return short or loinc_name


def is_circumstance(concept: Concept | None, categories: tuple[str, ...] = ()) -> bool:
    """Whether a finding speaks of work, schooling, housing or company, and of no illness."""
    data = _table("circumstances")
    said = {part for category in categories for part in category.split()}
    return bool(said.intersection(data["categories"])) or bool(concept and concept.has(SNOMED, *data["codes"]))


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


@cache
def _by_code(name: str) -> dict[str, dict[str, Any]]:
    return {code: one for one in _table(name).values() for code in one["codes"]}


def _name(table: str, system: str, concept: Concept | None, language: str) -> str:
    known = _by_code(table)
    for coding in concept.codings if concept else ():
        if coding.system == system and coding.code in known:
            words = known[coding.code]
            return str(words.get(language[:2], words["en"]))
    return ""
