"""A picture shows the time of which the sentence beside it speaks."""

from alongside.knowledge.core.facts import Measurement

from ..series import series_of
from ..trends import trend_of
from .sights import blood_pressure, number, sight

HOME = [blood_pressure(150 - month, 90 - month, f"2025-{month:02}-05") for month in range(3, 11)]


def drawn(*resources: dict) -> list[str]:
    """The years and months of a picture's numbers, newest first."""
    seen = sight(*sorted(resources, key=lambda one: one["effectiveDateTime"], reverse=True))
    (series,) = series_of(seen.facts.of(Measurement)).values()
    return [day.text[:7] for day, _said in trend_of(seen, series).rows]


def test_a_few_values_from_years_before_do_not_press_the_last_year_together() -> None:
    assert drawn(blood_pressure(150, 90, "2019-02-01"), *HOME) == [f"2025-{month:02}" for month in range(10, 2, -1)]


def test_where_years_say_more_than_the_last_one_they_are_drawn() -> None:
    years = [number("29463-7", value, f"{year}-06-01") for year, value in ((2022, 90), (2023, 85), (2024, 81))]
    last = [number("29463-7", 80, f"2025-{month:02}-01") for month in (5, 7, 9, 11)]
    assert drawn(*years, *last)[-1] == "2022-06"


def test_values_of_many_years_stay_in_one_picture() -> None:
    yearly = [number("4548-4", 7 + year % 2, f"{year}-06-01") for year in range(2019, 2026)]
    assert len(drawn(*yearly)) == len(yearly)
