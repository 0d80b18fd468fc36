"""A live vaccine given too soon after another is not counted, even after one that no series asks for."""

from datetime import date, timedelta

import pytest

from alongside.knowledge.immunizations.engine import forecast
from alongside.knowledge.immunizations.lines.answered import answer_row
from alongside.knowledge.immunizations.patient import Dose, Patient
from alongside.knowledge.immunizations.schedule.load import shipped

BORN, ON = date(2020, 1, 10), date(2026, 1, 15)
MMR, VARICELLA, BCG = "03", "21", "19"


@pytest.mark.parametrize("before", [VARICELLA, BCG])
@pytest.mark.parametrize(("days", "status"), [(27, "Not Valid"), (30, "Valid")])
def test_mmr_after_another_live_vaccine(before, days, status):
    first = date(2021, 3, 1)
    doses = (Dose(1, first, before), Dose(2, first + timedelta(days), MMR))
    answer = forecast(shipped(), Patient(BORN, doses=doses), ON)
    assert answer.unused == []
    row = next(dose for dose in answer_row(answer, explain=True)["doses"] if dose["n"] == 2)
    assert row["evaluations"]["MMR"]["status"] == status


def test_a_vaccine_nobody_knows_is_said_to_be_left_out():
    answer = forecast(shipped(), Patient(BORN, doses=(Dose(1, date(2021, 3, 1), "999"),)), ON)
    assert [(dose.cvx, why) for dose, why in answer.unused] == [("999", "unknown-cvx")]
