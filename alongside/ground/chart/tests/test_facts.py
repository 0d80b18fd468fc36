"""What is known of a person stays readable, whatever a newer version thinks of an old record."""

from alongside.ground.chart.selectors import facts, facts_for
from alongside.ground.people.selectors import viewer_for
from alongside.knowledge.core.unreadable import Unreadable

from .house import bring, bundle, entry, patient, person_of, result


def test_a_patient_read_more_strictly_than_when_they_came_in_still_has_a_page(practice, tmp_path, monkeypatch, caplog):
    bring(tmp_path, {"a.json": bundle(entry(patient()), entry(result()))})

    def stricter(_resource):
        raise Unreadable("Patient.name", "zq")

    monkeypatch.setattr(facts, "demographics", stricter)
    person = person_of("p", "Patient")
    assert len(facts_for(viewer_for(person), person).everything) == 1
    assert "cannot be read any more" in caplog.text
    assert "zq" not in caplog.text
