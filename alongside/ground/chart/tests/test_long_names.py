"""Names that no index takes: a database must not stop the import for them, now and for ever after."""

import random

import pytest

from alongside.ground.chart.models import Identifier

from .house import aside, bring, bundle, entry, patient, person_of, result

pytestmark = pytest.mark.usefixtures("practice")
DICE = random.Random(1)


def long(characters: int) -> str:
    """Text of three bytes a character that does not get smaller when it is packed."""
    return "".join(chr(DICE.randrange(0x4E00, 0x9FA5)) for _ in range(characters))


def test_an_identifier_is_not_looked_for(tmp_path):
    numbers = [{"system": "urn:x", "value": long(980)}, {"system": "urn:x", "value": "7"}]
    told = bring(tmp_path, {"a.json": bundle(entry(patient(identifier=numbers)), entry(result()))})
    assert (told["stored"], person_of("1")) == (2, person_of("p", "Patient"))
    assert [found.value for found in Identifier.objects.all()] == ["7"]


def test_an_address_is_kept_aside(tmp_path):
    told = bring(tmp_path, {"a.json": bundle(entry(patient(), f"http://x/{long(900)}/Patient/p"), entry(result()))})
    assert told["stored"] == 1
    assert (aside().path, aside().fhir_id) == ("fullUrl", "p")


@pytest.mark.parametrize("name", ["urn:x:{}", "http://x/{}", "Patient?identifier=urn:x|{}"])
def test_a_subject_is_nobody(tmp_path, name):
    told = bring(tmp_path, {"a.json": bundle(entry(patient()), entry(result("1", name.format(long(950)))))})
    assert told["stored"] == 2
    assert person_of("1") is None
