"""Days and hours as a person in the United States reads them, in English and in Spanish, on their own clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import formats, timezone, translation

from alongside.knowledge.core.dates import parse

from ..templatetags.when import by_when, day, hour, moment, when

EVENING = datetime(2026, 11, 26, 0, 28, tzinfo=UTC)  # six in the evening of the day before, in Chicago


@pytest.fixture(autouse=True)
def chicago():
    with timezone.override(ZoneInfo("America/Chicago")):
        yield


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Nov. 25, 2026 at 6:28 p.m."), ("es", "25 de noviembre de 2026 a las 6:28 p.m.")],
)
def test_a_moment_is_said_by_a_clock_of_twelve_hours(language: str, said: str) -> None:
    with translation.override(language):
        assert moment(EVENING) == said


def test_a_visit_to_come_says_weekday_and_hour() -> None:
    visit = parse("2026-12-11T10:30:00-06:00", "")
    assert hour(visit) == "Friday, Dec. 11, 2026 at 10:30 a.m."
    with translation.override("es"):
        assert hour(visit) == "viernes, 11 de diciembre de 2026, a las 10:30 a.m."


def test_a_date_is_as_exact_as_the_record_has_it() -> None:
    assert [when(parse(text, "")) for text in ("2019", "2019-03", "2019-03-04")] == [
        "2019", "March 2019", "March 4, 2019",
    ]  # fmt: skip
    assert day(date(2026, 11, 3)) == "Nov. 3, 2026"


def test_numbers_are_written_as_money_is() -> None:
    with translation.override("es"):
        assert formats.number_format("1240.5", 2, force_grouping=True, use_l10n=True) == "1,240.50"


@pytest.mark.parametrize(
    ("hours", "english", "spanish"),
    [
        (1, "by today at 7:28 p.m.", "a más tardar hoy a las 7:28 p.m."),
        (17.5 + 1 / 30, "by tomorrow at noon", "a más tardar mañana a las 12:00 p.m."),
        (4 * 24, "by Sunday at 6:28 p.m.", "a más tardar el domingo a las 6:28 p.m."),
        (30 * 24, "by Dec. 25, 2026", "a más tardar el 25 de diciembre de 2026"),
        (-30, "by Nov. 24, 2026", "a más tardar el 24 de noviembre de 2026"),
    ],
)
def test_by_when_something_is_promised(monkeypatch, hours: float, english: str, spanish: str) -> None:
    monkeypatch.setattr(timezone, "now", lambda: EVENING)
    due = EVENING + timedelta(hours=hours)
    assert by_when(due) == english
    with translation.override("es"):
        assert by_when(due) == spanish
    assert by_when(None) == ""
