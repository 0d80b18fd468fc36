"""A row of values in one sentence."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from ..meaning import meaning

JUNE, NOVEMBER = date(2025, 6, 3), date(2025, 11, 20)


def row(*values: str, days: tuple[date, ...] = (JUNE, NOVEMBER)) -> list[tuple[date, Decimal]]:
    return [(day, Decimal(value)) for day, value in zip(days, values, strict=True)]


def test_down_up_and_the_same() -> None:
    assert meaning(row("158", "136"), "mmHg") == "Down 22 mmHg since June 2025."
    assert meaning(row("70", "80.50"), "kg") == "Up 10.5 kg since June 2025."
    assert meaning(row("100", "101"), "mg/dL") == "About the same as in June 2025."
    assert meaning(row("158", "136"), "mmHg", what="Top number") == "Top number: down 22 mmHg since June 2025."


def test_one_value_is_no_trend() -> None:
    assert meaning(row("7", days=(JUNE,)), "%") == "One value so far."


def test_the_comparison_reaches_back_a_year_and_no_further() -> None:
    long_ago = JUNE - timedelta(days=900)
    assert "since June 2025" in meaning(row("300", "158", "136", days=(long_ago, JUNE, NOVEMBER)), "")
    assert "since December 2022" in meaning(row("300", "136", days=(long_ago, NOVEMBER)), "")


def test_in_spanish() -> None:
    with translation.override("es"):
        assert meaning(row("158", "136"), "mmHg") == "Bajó 22 mmHg desde junio de 2025."


@given(st.lists(st.decimals(min_value=0, max_value=10**9, places=3), min_size=1, max_size=5))
def test_any_numbers_can_be_said(values: list[Decimal]) -> None:
    days = [JUNE + timedelta(days=index) for index in range(len(values))]
    said = meaning(list(zip(days, values, strict=True)), "")
    assert "E+" not in said
    assert "E-" not in said
