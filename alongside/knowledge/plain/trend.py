"""A trend as a picture: SVG text with its meaning in words, for screen, print and mail alike.

Everything is an attribute (fill=, stroke=): no style sheet, so it prints and passes a strict content policy. Lines are
told apart by dash and dot shape and by name at their end, so that it reads in grey. Words are passed in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from math import dist

from .scale import ticks, written

# Narrow, so that its words are large enough on a phone: there it is shown a little smaller than drawn.
WIDTH, HEIGHT = 340, 200
LEFT, RIGHT, TOP, BOTTOM = 40, 262, 16, 160
DOT = 9  # across
LEAST_SPAN = Decimal("0.2")  # of the largest value
WORDS, LARGE, LESS_LARGE, ROOM = 14, 20, 15, 38  # sizes of text; the room that a last value and its name take
INK, LINE, GRID, BAND, BAND_INK = "#57534e", "#0f5e5b", "#e4ded3", "#dcefe6", "#133f2f"


@dataclass(frozen=True, slots=True)
class Point:
    """One value on one day."""

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Series:
    """Points in order of time, at least one. `name` stands at the line's end when there are several lines."""

    points: tuple[Point, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A goal or a reference range; an open side goes to the edge of the picture."""

    label: str
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What the picture says: its title in a whole sentence, "last reading", and twelve short names of months."""

    title: str
    last: str
    months: Sequence[str]


def trend_svg(series: Sequence[Series], words: Words, *, key: str, band: Band | None = None) -> str:
    """The picture of one or two series over the same time. `key` makes its ids unique on a page.

    Raises ValueError without a point.
    """
    everything = [point for line in series for point in line.points]
    if not everything:
        raise ValueError("a trend needs at least one point")
    frame = _Frame.around(everything, band)
    parts = [
        f'<svg role="img" aria-labelledby="{escape(key)}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}">',
        f'<title id="{escape(key)}">{escape(words.title)}</title>',
        *_band(frame, band),
        *_grid(frame),
        *_band_ends(frame, band),
        *_days(frame, words.months),
    ]
    for index, line in enumerate(series):
        parts += _line(frame, line, dashed=index > 0)
    parts += _ends(frame, series, words.last)
    return "".join([*parts, "</svg>"])


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a day and a value stand in the picture."""

    first: date
    last: date
    ticks: tuple[Decimal, ...]

    @classmethod
    def around(cls, points: Sequence[Point], band: Band | None) -> "_Frame":
        values = [p.value for p in points] + [v for v in ((band.low, band.high) if band else ()) if v is not None]
        days = [p.day for p in points]
        low, high = min(values), max(values)
        # An axis that fits a small change would make a plunge of it: it spans at least a part of the value itself.
        spare = max(max(abs(low), abs(high)) * LEAST_SPAN - (high - low), Decimal(0)) / 2
        floor = Decimal(0) if low >= 0 else low - spare
        return cls(min(days), max(days), tuple(ticks(max(low - spare, floor), high + spare)))

    def x(self, day: date) -> float:
        span = (self.last - self.first).days
        return round(LEFT + (RIGHT - LEFT) * ((day - self.first).days / span if span else 0.5), 1)

    def y(self, value: Decimal) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return round(float(BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low)), 1)


def _text(x: float, y: float, words: str, *, size: int = WORDS, fill: str = INK, extra: str = "") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}"{extra}>{escape(words)}</text>'


def _rule(y: float, stroke: str) -> str:
    return f'<line x1="{LEFT}" x2="{RIGHT}" y1="{y}" y2="{y}" {stroke}/>'


def _grid(frame: _Frame) -> list[str]:
    step = frame.ticks[1] - frame.ticks[0]
    found = []
    for value in frame.ticks:
        y = frame.y(value)
        found.append(_rule(y, f'stroke="{GRID}"'))
        found.append(_text(LEFT - 7, y + 5, written(value, step), extra=' text-anchor="end"'))
    return found


def _band(frame: _Frame, band: Band | None) -> list[str]:
    if band is None or (band.low is None and band.high is None):
        return []
    top = frame.y(band.high) if band.high is not None else TOP
    bottom = frame.y(band.low) if band.low is not None else BOTTOM
    label = _text(LEFT + 6, round(top + 16, 1), band.label, fill=BAND_INK)
    height = round(max(bottom - top, 1), 1)
    return [f'<rect x="{LEFT}" y="{top}" width="{RIGHT - LEFT}" height="{height}" fill="{BAND}"/>', label]


def _band_ends(frame: _Frame, band: Band | None) -> list[str]:
    """A dotted line where the band ends: its colour alone is too faint to be seen in grey, or printed."""
    ends = [end for end in ((band.high, band.low) if band else ()) if end is not None]
    return [_rule(frame.y(end), f'stroke="{BAND_INK}" stroke-dasharray="2 4"') for end in ends]


def _days(frame: _Frame, months: Sequence[str]) -> list[str]:
    """The first, the middle and the last day, with the year where it changes."""
    days = sorted({frame.first, frame.first + (frame.last - frame.first) / 2, frame.last})
    one_year = frame.first.year == frame.last.year
    if one_year and frame.first.month == frame.last.month:
        names = [f"{months[day.month - 1]} {day.day}" for day in days]
    else:
        names = [months[day.month - 1] + ("" if one_year else f" {day.year}") for day in days]
    found, said = [], ""
    for day, name in zip(days, names, strict=True):
        if name != said:
            found.append(_text(frame.x(day), HEIGHT - 14, name, extra=' text-anchor="middle"'))
        said = name
    return found


def _line(frame: _Frame, line: Series, *, dashed: bool) -> list[str]:
    dash = ' stroke-dasharray="7 5"' if dashed else ""
    path = " L".join(f"{frame.x(p.day)},{frame.y(p.value)}" for p in line.points)
    found = [f'<path d="M{path}" fill="none" stroke="{LINE}" stroke-width="3" stroke-linejoin="round"{dash}/>']
    for x, y in _apart_enough([(frame.x(p.day), frame.y(p.value)) for p in line.points]):
        dot = f'<rect x="{x - 4}" y="{y - 4}" width="8" height="8"' if dashed else f'<circle cx="{x}" cy="{y}" r="4.5"'
        found.append(f'{dot} fill="#fff" stroke="{LINE}" stroke-width="2.5"/>')
    return found


def _apart_enough(places: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Where dots are drawn: so far apart that the line is seen between them. The first and the last have theirs."""
    first, last = places[0], places[-1]
    kept = [last]
    for place in reversed(places[1:-1]):
        if min(dist(place, kept[-1]), dist(place, first)) >= 2 * DOT:
            kept.append(place)
    return kept[::-1] if dist(first, last) < DOT else [first, *kept[::-1]]


def _ends(frame: _Frame, series: Sequence[Series], last: str) -> list[str]:
    """The last value, large, at each line's end; kept apart when two lines end close together."""
    lines = sorted(series, key=lambda s: frame.y(s.points[-1].value))
    found = []
    for line, y in zip(lines, _apart([frame.y(line.points[-1].value) for line in lines]), strict=True):
        value = str(line.points[-1].value)
        size = LARGE if len(value) < 6 else LESS_LARGE
        found.append(_text(RIGHT + 11, y + 5, value, size=size, fill=LINE, extra=' font-weight="700"'))
        found.append(_text(RIGHT + 11, y + 21, line.name or last))
    return found


def _apart(heights: list[float]) -> list[float]:
    """Heights from the top, moved so that labels never overlap, stay in the frame and off the days below it."""
    down, highest = [], float(TOP)
    for height in heights:
        down.append(max(height, highest))
        highest = down[-1] + ROOM
    up, lowest = [], float(BOTTOM - 18)
    for height in reversed(down):
        up.append(min(height, lowest))
        lowest = up[-1] - ROOM
    return [round(height, 1) for height in reversed(up)]
