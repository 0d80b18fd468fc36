"""What speaks of a private record is private, too; what was only noted there is not."""

import pytest

from alongside.knowledge.core.facts import Origin, Problem
from alongside.knowledge.core.relating import DEEPEST, private_marks
from alongside.knowledge.core.whole import looked_through


def fact(key, *refers, marks=(), source="a"):
    return Problem(origin=Origin(source, "Condition", key), refers=refers, sensitivity=frozenset(marks))


def marks(*facts):
    return {origin.id: set(found) for origin, found in private_marks(facts).items()}


def test_through_several_steps_and_in_any_order():
    found = marks(
        fact("eob", "bill"), fact("bill", "visit"), fact("visit", "problem"), fact("problem", marks=["sexual"])
    )
    assert all(found.values())


def test_marks_add_up_and_rings_end():
    found = marks(fact("a", "b", marks=["sexual"]), fact("b", "a", marks=["violence"]), fact("c"))
    assert found == {"a": {"sexual", "violence"}, "b": {"sexual", "violence"}, "c": set()}


def test_two_sources_never_share_identities():
    assert marks(fact("visit", "x"), fact("x", marks=["sexual"], source="b"))["visit"] == set()


def test_a_chain_longer_than_real_ones_ends():
    chain = [fact(str(n), str(n + 1)) for n in range(3 * DEEPEST)] + [fact(str(3 * DEEPEST), marks=["sexual"])]
    assert marks(*chain)[str(3 * DEEPEST - 1)] == {"sexual"}


@pytest.mark.parametrize(
    ("kind", "resource", "found"),
    [
        ("Claim", {"item": [{"encounter": [{"reference": "Encounter/v"}]}]}, ("v",)),
        (
            "Claim",
            {"diagnosis": [{"diagnosisReference": {"reference": "https://x/fhir/Condition/c/_history/2"}}]},
            ("c",),
        ),
        ("DocumentReference", {"context": {"encounter": [{"reference": "urn:uuid:v"}]}}, ("v",)),
        (
            "Claim",
            {"item": [{"encounter": [{"reference": "Encounter?identifier=http://x/visits|7"}]}]},
            ("Encounter?identifier=http://x/visits|7",),
        ),
        (
            "Claim",
            {"item": [{"encounter": [{"type": "Encounter", "identifier": {"system": "http://x", "value": "a|7"}}]}]},
            ("Encounter?identifier=http%3A%2F%2Fx|a%7C7",),
        ),
        ("Claim", {"provider": {"type": "Practitioner", "identifier": {"system": "http://x", "value": "7"}}}, ()),
        ("Claim", {"item": [{"type": ["Encounter"], "identifier": {"system": "http://x", "value": "7"}}]}, ()),
        ("Claim", {"provider": {"reference": "Practitioner?identifier=http://x/Encounter/|7"}}, ()),
        (
            "DiagnosticReport",
            {"result": [{"reference": "Observation/o"}], "encounter": {"reference": "Encounter/v"}},
            ("o",),
        ),
        (
            "MedicationRequest",
            {"encounter": {"reference": "Encounter/v"}, "reasonReference": [{"reference": "Condition/c"}]},
            ("c",),
        ),
        ("Condition", {"subject": {"reference": "Patient/p"}, "recorder": {"reference": "Practitioner/d"}}, ()),
        ("Condition", {"evidence": [{"detail": [{"reference": "#inside"}, {"display": "words"}]}]}, ()),
    ],
)
def test_of_what_a_record_speaks(kind, resource, found):
    assert looked_through(resource, kind)[1] == found
