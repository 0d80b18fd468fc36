"""The picture is well formed, says its meaning in words, stays in its frame and needs no style sheet."""

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.plain.scale import ticks, written
from alongside.knowledge.plain.trend import HEIGHT, WIDTH, Band, Point, Series, Words, trend_svg

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WORDS = Words("Came down from 158 to 136.", "last reading", MONTHS)
VALUES = st.decimals(min_value=-10_000, max_value=1_000_000, places=2)
POINTS = st.lists(st.tuples(st.dates(date(1920, 1, 1), date(2100, 1, 1)), VALUES), min_size=1, max_size=30)


def series(points, name="") -> Series:
    return Series(tuple(Point(day, value) for day, value in sorted(points)), name)


@given(POINTS, POINTS, st.none() | VALUES, st.none() | VALUES, st.text(max_size=20))
def test_any_values_give_a_picture_within_its_frame(one, two, low, high, name):
    low, high = (min(low, high), max(low, high)) if low is not None and high is not None else (low, high)
    name = "".join(c for c in name if c.isprintable())
    svg = trend_svg([series(one, name), series(two, "<b>")], WORDS, key="k", band=Band("goal & more", low, high))
    root = ET.fromstring(svg)
    for element in root.iter():
        for attribute in ("x", "x1", "x2", "cx"):
            if attribute in element.attrib:
                assert 0 <= float(element.attrib[attribute]) <= WIDTH
        for attribute in ("y", "y1", "y2", "cy"):
            if attribute in element.attrib:
                assert -5 <= float(element.attrib[attribute]) <= HEIGHT + 40
        assert "style" not in element.attrib
        assert "class" not in element.attrib


def test_it_says_in_words_what_it_shows():
    svg = trend_svg([series([(date(2026, 6, 1), Decimal(158)), (date(2026, 11, 3), Decimal(136))])], WORDS, key="bp")
    assert '<svg role="img" aria-labelledby="bp"' in svg
    assert '<title id="bp">Came down from 158 to 136.</title>' in svg
    assert ">136</text>" in svg
    assert ">last reading</text>" in svg
    assert [m for m in MONTHS if f">{m}<" in svg] == ["Jun", "Aug", "Nov"]


def test_digits_of_the_last_value_stay_as_received():
    svg = trend_svg([series([(date(2026, 1, 1), Decimal("7.00"))])], WORDS, key="k")
    assert ">7.00</text>" in svg


def test_two_lines_are_told_apart_without_colour():
    day = date(2026, 1, 1)
    lines = [series([(day, Decimal(136))], "top"), series([(day, Decimal(84))], "bottom")]
    svg = trend_svg(lines, WORDS, key="k")
    assert "stroke-dasharray" in svg
    assert svg.count("<circle") == 1
    assert {">top<", ">bottom<"} <= set(re.findall(r">(?:top|bottom)<", svg))


@pytest.mark.parametrize(("low", "high", "lines"), [(None, "7.0", 1), ("4.0", None, 1), ("4.0", "7.0", 2)])
def test_a_band_is_seen_without_colour_where_it_ends(low, high, lines):
    band = Band("goal", low and Decimal(low), high and Decimal(high))
    svg = trend_svg([series([(date(2026, 1, 1), Decimal("6.9"))])], WORDS, key="k", band=band)
    ends = re.findall(r'<line [^>]*y1="([\d.]+)"[^>]*stroke-dasharray="2 4"/>', svg)
    assert len(set(ends)) == lines
    assert svg.rindex('stroke="#e4ded3"') < svg.index('stroke-dasharray="2 4"')  # no line of the grid lies over it


def test_ends_that_meet_do_not_cover_each_other():
    day = date(2026, 1, 1)
    svg = trend_svg([series([(day, Decimal(100))]), series([(day, Decimal(100))])], WORDS, key="k")
    ends = [float(y) for y in re.findall(r'y="([\d.]+)" font-size="20"', svg)]
    assert abs(ends[0] - ends[1]) >= 37


def test_without_a_point_there_is_no_picture():
    with pytest.raises(ValueError, match="at least one point"):
        trend_svg([], WORDS, key="k")


@given(VALUES, VALUES)
def test_ticks_hold_the_values_and_are_few(a, b):
    low, high = min(a, b), max(a, b)
    found = ticks(low, high)
    assert found[0] <= low <= high <= found[-1]
    assert 2 <= len(found) <= 6
    assert len({written(tick, found[1] - found[0]) for tick in found}) == len(found)


def test_days_within_one_month_are_days():
    start = date(2026, 3, 2)
    svg = trend_svg([series([(start + timedelta(days=i), Decimal(i)) for i in range(5)])], WORDS, key="k")
    assert ">Mar 2<" in svg
    assert ">Mar 6<" in svg


@given(st.lists(st.integers(0, 400), min_size=2, max_size=60, unique=True))
def test_the_line_is_seen_between_dots_and_its_ends_have_theirs(days):
    start = date(2026, 3, 2)
    points = [(start + timedelta(days=day), Decimal(100)) for day in sorted(days)]
    dots = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', trend_svg([series(points)], WORDS, key="k"))]
    assert (dots[0], dots[-1]) == (40, 262)
    assert all(right - left >= 18 for left, right in pairwise(dots))
