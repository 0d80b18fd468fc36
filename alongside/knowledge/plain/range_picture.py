"""Where one value lies on a range, as a picture: SVG text with its meaning in words, for screen, print and mail alike.

The usual part is a thick frame, the rest a thin line, the value a mark with its number above: it reads in grey. All is
attributes, without a style sheet. Words are passed in.
"""

from dataclasses import dataclass
from fractions import Fraction
from html import escape

WIDTH, HEIGHT = 340, 104
LEFT, RIGHT, TOP, BOTTOM = 14, 326, 46, 70
WORDS, LARGE = 14, 20
INK, LINE, BAND, BAND_INK = "#57534e", "#0f5e5b", "#dcefe6", "#133f2f"
SPARE = Fraction(1, 4)  # of the range, left free on either side of it and of the value
EDGE = 4
LETTER = 12.5  # about as wide as one of a large number


@dataclass(frozen=True, slots=True)
class End:
    """An end of the usual part: where it lies, and how it is written below it."""

    value: Fraction
    said: str


@dataclass(frozen=True, slots=True)
class RangeWords:
    """A title in a whole sentence, the value as it is written, and what the usual part is called."""

    title: str
    value: str
    usual: str


def range_svg(value: Fraction, low: End | None, high: End | None, words: RangeWords, *, key: str) -> str:
    """The picture; a side without an end is open. `key` makes its id unique on a page.

    Raises ValueError without any end, or with ends the wrong way round: there is no range then.
    """
    if low is None and high is None:
        raise ValueError("a range has at least one end")
    if low and high and low.value > high.value:
        raise ValueError("the low end of a range is not above the high one")
    scale = _Scale.around(value, low, high)
    left = scale.x(low.value) if low else -EDGE  # an open side has no line: its frame ends outside the picture
    right = scale.x(high.value) if high else WIDTH + EDGE
    return "".join([
        f'<svg role="img" aria-labelledby="{escape(key)}" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}"><title id="{escape(key)}">{escape(words.title)}</title>',
        f'<line x1="0" x2="{WIDTH}" y1="{_MIDDLE}" y2="{_MIDDLE}" stroke="{INK}" stroke-width="2"/>',
        f'<rect x="{left}" y="{TOP}" width="{round(max(right - left, 2), 1)}" height="{BOTTOM - TOP}" fill="{BAND}" '
        f'stroke="{BAND_INK}" stroke-width="3"/>',
        *_name(left, right, words.usual),
        *_ends(scale, low, high),
        *_mark(scale.x(value), words.value),
        "</svg>",
    ])  # fmt: skip


_MIDDLE = (TOP + BOTTOM) // 2


@dataclass(frozen=True, slots=True)
class _Scale:
    first: Fraction
    last: Fraction

    @classmethod
    def around(cls, value: Fraction, low: End | None, high: End | None) -> "_Scale":
        known = [value, *(end.value for end in (low, high) if end)]
        wide = max(known) - min(known)
        if low and high:
            wide = max(wide, high.value - low.value)
        spare = wide * SPARE or abs(value) * SPARE or Fraction(1)
        first = min(known) - spare
        return cls(max(first, Fraction(0)) if min(known) >= 0 else first, max(known) + spare)

    def x(self, value: Fraction) -> float:
        return round(LEFT + (RIGHT - LEFT) * float((value - self.first) / (self.last - self.first)), 1)


def _name(left: float, right: float, usual: str) -> list[str]:
    """What the usual part is called, in its middle; left out where it would stand over the frame."""
    left, right = max(left, 0), min(right, WIDTH)
    if right - left < len(usual) * WORDS * 0.55:
        return []
    return [_text((left + right) / 2, _MIDDLE + 5, usual, fill=BAND_INK)]


def _ends(scale: _Scale, low: End | None, high: End | None) -> list[str]:
    """The ends below their places, kept apart when they lie close together."""
    found = [(scale.x(end.value), end.said) for end in (low, high) if end]
    if len(found) == 2:
        (one, said), (two, other) = found
        room = (len(said) + len(other)) * WORDS * 0.35
        if two - one < room:
            middle = (one + two) / 2
            found = [(middle - room / 2, said), (middle + room / 2, other)]
    return [_text(_within(x, said, WORDS * 0.6), BOTTOM + 20, said) for x, said in found]


def _mark(x: float, said: str) -> list[str]:
    return [
        f'<path d="M{x - 9},{TOP - 14} h18 L{x},{TOP - 1} Z" fill="{LINE}"/>',
        f'<line x1="{x}" x2="{x}" y1="{TOP - 4}" y2="{BOTTOM + 5}" stroke="{LINE}" stroke-width="4"/>',
        _text(_within(x, said, LETTER), TOP - 20, said, size=LARGE, fill=LINE, extra=' font-weight="700"'),
    ]


def _within(x: float, said: str, letter: float) -> float:
    """So far from the edges that the words stay in the picture."""
    half = min(len(said) * letter / 2, (WIDTH - 4) / 2)
    return min(max(x, half + 2), WIDTH - half - 2)


def _text(x: float, y: float, said: str, *, size: int = WORDS, fill: str = INK, extra: str = "") -> str:
    return (
        f'<text x="{round(x, 1)}" y="{y}" font-size="{size}" fill="{fill}" text-anchor="middle"{extra}>'
        f"{escape(said)}</text>"
    )
