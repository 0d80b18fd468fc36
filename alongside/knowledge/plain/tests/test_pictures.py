"""A range and an icon array as pictures: what they say in words, what they show in grey, and what they refuse."""

import re
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.plain.icon_array import COLUMNS, Icons, icon_array_svg, place
from alongside.knowledge.plain.range_picture import LEFT, RIGHT, WIDTH, End, RangeWords, range_svg

SVG = "{http://www.w3.org/2000/svg}"
WORDS = RangeWords("Potassium is 5.6 mmol/L.", "5.6", "usual range")


def drawn(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def picture(value="5.6", low="3.5", high="5.1") -> ElementTree.Element:
    ends = [End(Fraction(one), one) if one else None for one in (low, high)]
    return drawn(range_svg(Fraction(value), *ends, WORDS, key="k"))


def mark(tree) -> float:
    return float(tree.findall(f"{SVG}line")[1].get("x1"))


def frame(tree) -> tuple[float, float]:
    rect = tree.find(f"{SVG}rect")
    return float(rect.get("x")), float(rect.get("x")) + float(rect.get("width"))


def test_the_picture_says_itself_in_words():
    tree = picture()
    assert tree.get("role") == "img"
    assert tree.find(f"{SVG}title").text == WORDS.title
    assert tree.get("aria-labelledby") == tree.find(f"{SVG}title").get("id") == "k"
    assert {"3.5", "5.1", "5.6", "usual range"} <= {text.text for text in tree.iter(f"{SVG}text")}
    assert not re.search("style|class", ElementTree.tostring(tree, encoding="unicode"))


@pytest.mark.parametrize(("value", "side"), [("3.4", -1), ("3.5", 0), ("4", 0), ("5.1", 0), ("5.2", 1)])
def test_the_mark_stands_where_the_value_lies(value, side):
    tree = picture(value)
    left, right = frame(tree)
    where = mark(tree)
    assert (where < left, left <= where <= right + 0.1, where > right + 0.1).index(True) - 1 == side


def test_an_open_side_goes_to_the_edge():
    assert frame(picture("58", "60", ""))[1] > WIDTH
    assert frame(picture("130", "", "100"))[0] < 0


@pytest.mark.parametrize(("low", "high"), [("", ""), ("5", "4")])
def test_what_is_no_range_is_refused(low, high):
    with pytest.raises(ValueError, match="range"):
        picture("1", low, high)


numbers = st.fractions(-1000, 100_000, max_denominator=1000)


@given(numbers, st.none() | numbers, st.none() | numbers)
def test_whatever_the_numbers_all_stays_within_the_picture(value, low, high):
    if low is None and high is None:
        return
    if low is not None and high is not None and low > high:
        low, high = high, low
    ends = [None if one is None else End(one, f"{float(one):g}") for one in (low, high)]
    tree = drawn(range_svg(value, *ends, WORDS, key="k"))
    left, right = frame(tree)
    assert (left < 0) if low is None else (left >= LEFT)
    assert (right > WIDTH) if high is None else (right <= RIGHT + 2)
    assert LEFT <= mark(tree) <= RIGHT
    for text in tree.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x")) <= WIDTH


def test_what_stands_in_words_is_escaped():
    assert "<b>" not in range_svg(
        Fraction(1), None, End(Fraction(2), "<b>"), RangeWords("<b>", "<b>", "<b>"), key="<b>"
    )
    assert "<b>" not in icon_array_svg(Icons(100, 1), "<b>", key="<b>")


def rings(svg: str) -> list[int]:
    """How many rings each kind has, solid last."""
    return [path.get("d").count("M") for path in drawn(svg).findall(f"{SVG}path")]


@pytest.mark.parametrize(("icons", "counts"), [
    (Icons(100, 7), [93, 7]), (Icons(100, 7, 3), [90, 3, 7]), (Icons(100, 0), [100]), (Icons(100, 100), [100]),
    (Icons(1000, 4, 6), [990, 6, 4]),
])  # fmt: skip
def test_each_person_is_one_ring_and_all_are_there(icons, counts):
    assert rings(icon_array_svg(icons, "7 of 100 do, 93 do not.", key="k")) == counts
    assert sum(counts) == icons.of == icons.having + icons.spared + icons.others


def test_the_kinds_differ_in_shape_and_not_in_colour_alone():
    paths = drawn(icon_array_svg(Icons(100, 7, 3), "x", key="k")).findall(f"{SVG}path")
    assert len({(path.get("fill") == "#fff", path.get("stroke-width")) for path in paths}) == 3
    assert len({path.get("stroke") for path in paths}) == 1


@pytest.mark.parametrize("of", COLUMNS)
def test_rings_fill_from_the_bottom_left_along_the_row_and_up(of):
    columns = COLUMNS[of]
    first, second, above = place(0, of), place(1, of), place(columns, of)
    assert first[0] < second[0]
    assert first[1] == second[1]
    assert first[0] == above[0]
    assert above[1] < first[1]
    assert len({place(number, of) for number in range(of)}) == of


def test_the_same_person_has_the_same_place_on_two_pictures():
    with_it, without = (icon_array_svg(Icons(100, having, 10 - having), "x", key="k") for having in (7, 10))
    assert drawn(with_it).findall(f"{SVG}path")[0].get("d") == drawn(without).findall(f"{SVG}path")[0].get("d")


@pytest.mark.parametrize(
    ("of", "having", "spared"), [(50, 1, 0), (100, 101, 0), (100, 60, 41), (100, -1, 0), (100, 1, -1)]
)
def test_more_people_than_there_are_is_refused(of, having, spared):
    with pytest.raises(ValueError, match="people"):
        Icons(of, having, spared)
