"""A row of values in one sentence."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from ..meaning import meaning

JUNE, NOVEMBER = date(2025, 6, 3), date(2025, 11, 20)
TODAY = date(2025, 12, 1)


def row(*values: str, days: tuple[date, ...] = (JUNE, NOVEMBER)) -> list[tuple[date, Decimal]]:
    return [(day, Decimal(value)) for day, value in zip(days, values, strict=True)]


def test_down_up_and_the_same() -> None:
    assert meaning(row("158", "136"), "mmHg", TODAY) == "Down 22 mmHg since June 2025."
    assert meaning(row("70", "80.50"), "kg", TODAY) == "Up 10.5 kg since June 2025."
    assert meaning(row("100", "101"), "mg/dL", TODAY) == "About the same as in June 2025."
    assert meaning(row("158", "136"), "mmHg", TODAY, what="Top number") == "Top number: down 22 mmHg since June 2025."


def test_what_a_test_does_by_itself_is_no_change() -> None:
    five = Decimal("0.05")
    assert meaning(row("100", "105"), "mg/dL", TODAY, same=five) == "About the same as in June 2025."
    assert meaning(row("100", "106"), "mg/dL", TODAY, same=five) == "Up 6 mg/dL since June 2025."
    assert meaning(row("100", "95"), "mg/dL", TODAY, same=five) == "About the same as in June 2025."
    assert meaning(row("100", "94"), "mg/dL", TODAY, same=five) == "Down 6 mg/dL since June 2025."


def test_one_value_is_no_trend() -> None:
    assert meaning(row("7", days=(JUNE,)), "%", TODAY) == "One value so far."


def test_the_comparison_reaches_back_a_year_and_no_further() -> None:
    long_ago = JUNE - timedelta(days=900)
    assert "since June 2025" in meaning(row("300", "158", "136", days=(long_ago, JUNE, NOVEMBER)), "", TODAY)
    assert "since December 2022" in meaning(row("300", "136", days=(long_ago, NOVEMBER)), "", TODAY)


def test_a_change_of_percents_is_in_points() -> None:
    assert meaning(row("7.70", "7.00"), "%", TODAY) == "Down 0.7 points since June 2025."
    assert meaning(row("8.0", "7.0"), "%", TODAY) == "Down 1 point since June 2025."


def test_a_slow_change_over_years_is_said_though_the_last_year_shows_none() -> None:
    days = (JUNE - timedelta(days=1000), JUNE, NOVEMBER)
    said = meaning(row("168", "158.5", "157.5", days=days), "lb", TODAY)
    assert said == "About the same as in June 2025. Down 10.5 lb since September 2022."


def test_values_that_go_up_and_down_drift_nowhere() -> None:
    days = tuple(JUNE - timedelta(days=400 * n) for n in range(5, 0, -1)) + (JUNE, NOVEMBER)
    said = meaning(row("70", "130", "72", "128", "71", "119", "118", days=days), "mg/dL", TODAY)
    assert said == "About the same as in June 2025."


def test_what_is_old_is_told_as_past() -> None:
    said = meaning(row("102", "135"), "mmHg", date(2030, 1, 1), what="Top number")
    assert said == "Top number: up 33 mmHg from June 2025 to November 2025."
    assert "and November 2025" in meaning(row("100", "100"), "", date(2030, 1, 1))


def test_in_spanish() -> None:
    with translation.override("es"):
        assert meaning(row("158", "136"), "mmHg", TODAY) == "Bajó 22 mmHg desde junio de 2025."


@given(st.lists(st.decimals(min_value=0, max_value=10**9, places=3), min_size=1, max_size=5))
def test_any_numbers_can_be_said(values: list[Decimal]) -> None:
    days = [JUNE + timedelta(days=index) for index in range(len(values))]
    said = meaning(list(zip(days, values, strict=True)), "", TODAY)
    assert "E+" not in said
    assert "E-" not in said
