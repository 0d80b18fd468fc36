"""Quiet hours and the day's message, on clocks of many zones, through their changes."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from ..schedule import DIGEST, Quiet, local, next_digest, next_loud

ZONES = ["America/Chicago", "America/New_York", "America/Phoenix", "Pacific/Honolulu", "Europe/Madrid",
         "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "UTC"]  # fmt: skip
moments = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None, fold=0))
quiets = st.tuples(times, times).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: Quiet(*pair))
zones = st.sampled_from(ZONES)
DAY = timedelta(days=1)


@given(moments, quiets, zones)
def test_nothing_goes_in_quiet_hours_and_nothing_waits_longer_than_they_last(moment, quiet, zone):
    found = next_loud(moment, quiet, zone)
    assert found >= moment
    assert not quiet.holds(local(found, zone).time())
    assert found - moment <= DAY + timedelta(hours=2)
    if not quiet.holds(local(moment, zone).time()):
        assert found == moment


@given(moments, quiets, zones)
def test_asking_again_at_the_moment_found_changes_nothing(moment, quiet, zone):
    found = next_loud(moment, quiet, zone)
    assert next_loud(found, quiet, zone) == found


@given(moments, quiets, zones, st.integers(1, 40))
def test_a_day_has_one_message_and_no_day_after_news_is_left_out(moment, quiet, zone, days):
    """News comes every hour or so; each message takes along what came before it."""
    sent_on, now, seen = None, moment, []
    for _ in range(days):
        now = next_digest(now, quiet, zone, sent_on=sent_on)
        assert not quiet.holds(local(now, zone).time())
        today = local(now, zone).date()
        assert sent_on is None or today > sent_on
        assert not seen or now - seen[-1] <= 2 * DAY + timedelta(hours=3)
        sent_on = today
        seen.append(now)
        now += timedelta(hours=1)


def test_eleven_on_friday_night_is_nine_on_saturday_for_the_days_message_and_eight_at_once():
    friday = datetime(2026, 3, 6, 23, tzinfo=ZoneInfo("America/Chicago"))
    assert (
        local(next_digest(friday, Quiet(), "America/Chicago"), "America/Chicago").isoformat()[:16] == "2026-03-07T09:00"
    )
    assert (
        local(next_loud(friday, Quiet(), "America/Chicago"), "America/Chicago").isoformat()[:16] == "2026-03-07T08:00"
    )


def test_the_night_of_a_changed_clock():
    """At two on March 8, 2026 it is three in Chicago: quiet until half past two ends half an hour after the change."""
    night = datetime(2026, 3, 8, 1, 45, tzinfo=ZoneInfo("America/Chicago"))
    found = next_loud(night, Quiet(time(21), time(2, 30)), "America/Chicago")
    assert local(found, "America/Chicago").isoformat()[:16] == "2026-03-08T03:30"
    # On November 1 it is half past one twice: quiet until then ends with the first.
    night = datetime(2026, 11, 1, 0, 45, tzinfo=ZoneInfo("America/Chicago"))
    assert next_loud(night, Quiet(time(21), time(1, 30)), "America/Chicago") == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_who_works_at_night_hears_when_their_day_begins():
    quiet = Quiet(time(8), time(16))
    found = next_digest(datetime(2026, 3, 4, 18, tzinfo=UTC), quiet, "America/Chicago")
    assert local(found, "America/Chicago").time() == time(16)
    assert time(16) > DIGEST
