"""Two records with the same number may be one person; a number that everybody has says nothing."""

import pytest

from alongside.ground.chart.models import SamePerson
from alongside.ground.chart.taking.alike import MOST_SHARE

from .house import bring, lines, patient

NUMBER = [{"system": "urn:payer", "value": "not-known"}]


def some(n: int) -> bytes:
    names = [[{"family": chr(ord("A") + key) * 9}] for key in range(n)]
    return lines(*(patient(f"p{key}", name=name, identifier=NUMBER) for key, name in enumerate(names)))


@pytest.mark.parametrize(("patients", "pairs"), [(2, 1), (4, 6), (MOST_SHARE + 1, 0), (26, 0)])
def test_few_who_share_a_number_are_proposed_and_a_crowd_is_not(practice, tmp_path, patients, pairs):
    bring(tmp_path, {"a.ndjson": some(patients)})
    assert SamePerson.objects.count() == pairs
