"""Who reads the glossary before anybody clinical has read it."""

from types import SimpleNamespace

import pytest

from alongside.ground.explain.opening import is_open, may_read


def request(*roles: str, demo: bool) -> SimpleNamespace:
    return SimpleNamespace(practice=SimpleNamespace(demo=demo), viewer=SimpleNamespace(roles=frozenset(roles)))


@pytest.mark.parametrize(
    ("roles", "demo", "reads"),
    [
        (["patient"], True, True),
        ([], True, True),
        (["patient"], False, False),
        ([], False, False),  # a helper
        (["physician"], False, True),
        (["patient", "nurse"], False, True),
    ],
)
def test_patients_read_it_where_it_was_let_through_and_staff_everywhere(roles, demo, reads):
    assert may_read(request(*roles, demo=demo)) is reads


def test_before_there_is_a_practice_nobody_does():
    assert not is_open(SimpleNamespace(practice=None))
