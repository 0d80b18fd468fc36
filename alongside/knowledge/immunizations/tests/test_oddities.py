"""What is odd in a schedule is found: each kind, put in on purpose; and ours has nothing wrong."""

import pickle
from datetime import date

import pytest

from alongside.knowledge.immunizations.schedule.imprint import imprint_of
from alongside.knowledge.immunizations.schedule.load import DATA, DEFAULT, from_rows, shipped
from alongside.knowledge.immunizations.schedule.oddities import REMARK, WRONG, oddities
from alongside.knowledge.immunizations.schedule.snomed import is_snomed_code
from alongside.knowledge.immunizations.schedule.written import read_folder

ROWS = pickle.dumps(read_folder(DATA / DEFAULT))
IN_SEASON = date(2026, 1, 15).toordinal()


def dose(rows):
    return rows["measles"]["series"][0]["doses"][1]


def put(rows, name, value):
    dose(rows)[name] = value


BREAK = {
    "not numbered from 1 on": lambda r: put(r, "dose", 3),
    "CVX 999 is not among the vaccines": lambda r: put(r, "preferable", [{"cvx": "999"}]),
    "holds no Measles": lambda r: put(r, "allowable", [{"cvx": "08"}]),
    "both counts and never counts": lambda r: put(r, "inadvertent", "03"),
    "is after its minimum interval": lambda r: dose(r)["intervals"][0].update(absolute_minimum="5 weeks"),
    "is after its earliest recommended age": lambda r: dose(r)["ages"][0].update(minimum="5 years"),
    "is after its maximum age": lambda r: dose(r)["ages"][0].update(maximum="2 months"),
    "which does not come before it": lambda r: dose(r)["intervals"][0].update({"from": "dose 2"}),
    "observation “999”": lambda r: dose(r)["intervals"][0].update({"from": "observation 999"}),
    "an age rule ends before": lambda r: dose(r)["ages"][0].update(effective="2020-01-02", cessation="2020-01-01"),
    "asks for “moon”": lambda r: dose(r)["skips"][0]["sets"][0]["conditions"][0].update(kind="moon"),
    "series group 9, which": lambda r: dose(r)["skips"][0]["sets"][0]["conditions"][0].update(
        kind="completed series", series_groups="9"
    ),
    "compares a count by": lambda r: dose(r)["skips"][0]["sets"][0]["conditions"][0].update(
        kind="vaccine count", comparison="about"
    ),
    "for neither evaluation nor": lambda r: dose(r)["skips"][0].update(when="never"),
    "an interval without a length": lambda r: dose(r)["skips"][0]["sets"][0]["conditions"][0].update(kind="interval"),
    "a set without conditions": lambda r: dose(r)["skips"][0]["sets"][0].update(conditions=[]),
    "season ends before": lambda r: put(r, "season", ["2025-01-02", "2025-01-01"]),
    "it has no doses": lambda r: r["measles"]["series"][0].update(doses=[]),
    "without an indication": lambda r: r["measles"]["series"][1].update(indications=[]),
    "equivalent to series group 9": lambda r: r["measles"]["series"][0].update(equivalent_groups="9"),
    "both the default": lambda r: r["hib"]["series"][1].update(default=True),
    "observation 999 is not": lambda r: r["measles"]["series"][1]["indications"].append({"observation": "999"}),
    "it is in no vaccine group": lambda r: r["schedule"]["groups"].pop("Polio"),
    "there are no series for Polio": lambda r: r.pop("polio"),
    "CVX 998 is ruled out": lambda r: r["measles"].update(
        vaccine_contraindications=[{"observation": "007", "vaccines": [{"cvx": "998"}]}]
    ),
    "no vaccine counts for it": lambda r: (put(r, "allowable", []), put(r, "preferable", [])),
}


@pytest.mark.parametrize("says", BREAK)
def test_what_is_wrong_is_found(says):
    rows = pickle.loads(ROWS)  # noqa: S301 - our own, to have fresh ones fast
    BREAK[says](rows)
    assert [o for o in oddities(from_rows(rows), IN_SEASON) if o.weight == WRONG and says in o.says]


def test_nothing_is_wrong_with_ours():
    assert [o for o in oddities(shipped(), IN_SEASON) if o.weight == WRONG] == []


def remarks(on):
    return {(o.where.split(",")[0], o.says) for o in oddities(shipped(), on) if o.weight == REMARK}


def test_it_is_said_when_the_schedule_has_no_season_for_the_day():
    over = "every season in the schedule is over: it has none for this day"
    early = "no season in the schedule has begun: it has none for this day"
    assert {("Influenza", over), ("RSV", over)} <= remarks(date(2026, 7, 1).toordinal())
    assert {("Influenza", early), ("RSV", early)} <= remarks(date(2025, 6, 30).toordinal())
    assert not {says for _where, says in remarks(IN_SEASON)} & {over, early}


def test_what_cdc_left_unused_or_mistyped_is_remarked():
    found = remarks(IN_SEASON)
    assert ("observation 235", "no series asks for it") in found
    assert [says for where, says in found if where == "observation 095"] == [
        "SNOMED 2219088009 cannot be a code: its check digit is wrong"
    ]


def test_check_digits():
    assert is_snomed_code("219088009")
    assert is_snomed_code("73211009")
    assert not is_snomed_code("73211008")
    assert not is_snomed_code("")
    assert not is_snomed_code("٧٣٢١١٠٠٩")


def test_our_schedule_has_a_card_and_its_review_is_due_when_its_last_season_ends():
    imprint = imprint_of(DEFAULT)
    assert imprint.status == "unreviewed"
    seasons = [d.season for a in shipped().antigens.values() for g in a.groups.values() for s in g for d in s.doses]
    assert imprint.review_by.toordinal() == 1 + max(s.end for s in seasons if s and s.end)
    assert imprint_of("mine") is None
