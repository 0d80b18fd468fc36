"""What holds for every history, however odd."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.knowledge.immunizations.engine import forecast
from alongside.knowledge.immunizations.lines.answered import answer_row
from alongside.knowledge.immunizations.patient import Dose, Patient
from alongside.knowledge.immunizations.schedule.load import DATA, DEFAULT, from_rows, shipped
from alongside.knowledge.immunizations.schedule.written import read_folder

from .histories import dateless, odd, plausible

DATELESS = from_rows(dateless(read_folder(DATA / DEFAULT)))
CYCLE = timedelta(days=146_097)  # 400 years: after them the calendar repeats itself to the day
MANY = settings(max_examples=120)  # a machine that does other work at the same time is no failure
DAYS = ("earliest", "recommended", "past_due", "latest")


def groups(answer):
    """What is said of each group, days as ordinals."""
    return {
        name: [(f.status, f.series_group, f.dose_number, *(getattr(f, d) for d in DAYS), f.vaccines) for f in forecasts]
        for name, forecasts in answer.groups.items()
    }


def evaluations(answer):
    return {d.dose.n: {g: (e.status, e.reasons) for g, e in d.evaluations.items()} for d in answer.doses}


@MANY
@given(odd() | plausible())
def test_every_history_is_answered_in_both_languages(asked):
    patient, on = asked
    answer = forecast(shipped(), patient, on)
    row = answer_row(answer, explain=True)
    assert set(row["groups"]) == set(shipped().groups)
    assert len(row["doses"]) == len(patient.doses)


@MANY
@given(plausible(), st.randoms(use_true_random=False))
def test_the_order_in_which_doses_are_listed_does_not_matter(asked, random):
    patient, on = asked
    listed = list(patient.doses)
    random.shuffle(listed)
    before, after = forecast(shipped(), patient, on), forecast(shipped(), replace(patient, doses=tuple(listed)), on)
    assert groups(before) == groups(after)
    assert evaluations(before) == evaluations(after)


@MANY
@given(odd(), st.randoms(use_true_random=False))
def test_nor_does_it_where_doses_are_odd(asked, random):
    patient, on = asked
    listed = list(patient.doses)
    random.shuffle(listed)
    shuffled = forecast(shipped(), replace(patient, doses=tuple(listed)), on)
    assert groups(forecast(shipped(), patient, on)) == groups(shuffled)


@MANY
@given(plausible())
def test_dates_come_in_their_order(asked):
    patient, on = asked
    for forecasts in forecast(shipped(), patient, on).groups.values():
        for one in forecasts:
            if one.earliest is not None:
                assert one.recommended is not None
                assert one.earliest <= one.recommended
                assert one.past_due is None or one.earliest <= one.past_due
            if one.recommended is not None and one.past_due is not None:
                assert one.recommended <= one.past_due, one


def strangers(group):
    """Vaccines (CVX) that the rules of a group never mention: none of its antigens, no interval, count or conflict."""
    schedule, named = shipped(), set()
    antigens = schedule.groups[group].antigens
    own = {cvx for cvx, v in schedule.vaccines.items() if set(v.antigens) & set(antigens)}
    for series in (s for a in antigens for g in schedule.antigens[a].groups.values() for s in g):
        for dose in series.doses:
            own |= {*dose.preferable, *dose.allowable}
            named |= dose.inadvertent | {cvx for i in dose.intervals for cvx in i.from_most_recent}
            named |= {v for skip in dose.skips for one in skip.sets for c in one.conditions for v in c.vaccines}
    named |= {previous for cvx in own for previous in schedule.conflicts.get(cvx, ())}
    return sorted(set(schedule.vaccines) - own - named)


STRANGERS = {group: strangers(group) for group in shipped().groups}


def test_every_group_has_vaccines_that_do_not_concern_it():
    assert all(len(found) > 20 for found in STRANGERS.values())


@MANY
@given(plausible(), st.data())
def test_a_dose_of_another_group_changes_nothing(asked, data):
    patient, on = asked
    group = data.draw(st.sampled_from(sorted(STRANGERS)))
    given_on = patient.born + timedelta(data.draw(st.integers(0, (on - patient.born).days)))
    other = Dose(99, given_on, data.draw(st.sampled_from(STRANGERS[group])))
    before = forecast(shipped(), patient, on)
    after = forecast(shipped(), replace(patient, doses=(*patient.doses, other)), on)
    assert groups(before)[group] == groups(after)[group]


def later(day):
    return None if day is None else day + CYCLE


@MANY
@given(plausible())
def test_where_no_day_of_the_calendar_matters_time_can_be_shifted(asked):
    """By the 400 years after which months have the same lengths again: shorter shifts move the ends of months."""
    patient, on = asked
    moved = replace(
        patient,
        born=later(patient.born),
        doses=tuple(replace(dose, given=later(dose.given)) for dose in patient.doses),
        observations={code: later(day) for code, day in patient.observations.items()},
    )
    before, after = forecast(DATELESS, patient, on), forecast(DATELESS, moved, later(on))
    back = {
        name: [
            (*one[:3], *(None if day is None else day - CYCLE.days for day in one[3:7]), one[7]) for one in forecasts
        ]
        for name, forecasts in groups(after).items()
    }
    assert groups(before) == back
    statuses = [{n: {g: s for g, (s, _r) in e.items()} for n, e in evaluations(a).items()} for a in (before, after)]
    assert statuses[0] == statuses[1]


@pytest.mark.parametrize("year", [9998, 9999])
def test_the_end_of_the_calendar_is_no_wall(year):
    """Lengths that lead beyond the last day there is end on it."""
    patient = Patient(date(year, 1, 1), doses=(Dose(1, date(year, 12, 31), "03"),))
    assert answer_row(forecast(shipped(), patient, date(9999, 12, 31)), explain=True)["groups"]
