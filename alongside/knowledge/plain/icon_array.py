"""So many of 100 or of 1,000 people as a picture: each is one ring, filled from the bottom left, row by row.

Who is counted is solid, who is spared it has a thick ring, everybody else a thin one: it reads in grey. The same order
on every picture, so that two stand side by side. Words are passed in, both frames in them ("7 do, 93 do not").
"""

from dataclasses import dataclass
from html import escape

COLUMNS = {100: 10, 1000: 25}  # 10 × 10, or 25 × 40
STEP, RADIUS = {100: 16, 1000: 8}, {100: 6, 1000: 3}
INK = "#0f5e5b"


@dataclass(frozen=True, slots=True)
class Icons:
    """`having` of `of` have it; `spared` would have it without what is done; the rest do not either way."""

    of: int
    having: int
    spared: int = 0

    def __post_init__(self) -> None:
        if self.of not in COLUMNS:
            raise ValueError("an icon array shows 100 or 1,000 people")
        if min(self.having, self.spared) < 0 or self.having + self.spared > self.of:
            raise ValueError("more people than there are")

    @property
    def others(self) -> int:
        """Who does not have it either way."""
        return self.of - self.having - self.spared


def icon_array_svg(icons: Icons, title: str, *, key: str) -> str:
    """The picture. `title` says it in words, both frames; `key` makes its id unique on a page."""
    columns, step = COLUMNS[icons.of], STEP[icons.of]
    width, height = columns * step, icons.of // columns * step
    thin, thick = (1.5, 3.5) if icons.of == 100 else (0.8, 2.2)
    first, second = icons.having, icons.having + icons.spared
    return "".join([
        f'<svg role="img" aria-labelledby="{escape(key)}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}"><title id="{escape(key)}">{escape(title)}</title>',
        _rings(icons.of, range(second, icons.of), f'fill="#fff" stroke="{INK}" stroke-width="{thin}"'),
        _rings(icons.of, range(first, second), f'fill="#fff" stroke="{INK}" stroke-width="{thick}"'),
        _rings(icons.of, range(first), f'fill="{INK}" stroke="{INK}" stroke-width="{thin}"'),
        "</svg>",
    ])  # fmt: skip


def place(number: int, of: int) -> tuple[int, int]:
    """The middle of a ring, from the top left: the first is at the bottom left, then along the row, then upwards."""
    columns, step = COLUMNS[of], STEP[of]
    row, column = divmod(number, columns)
    return column * step + step // 2, of // columns * step - row * step - step // 2


def _rings(of: int, which: range, drawn: str) -> str:
    """One path for all rings of a kind: a picture of 1,000 stays small."""
    if not which:
        return ""
    r = RADIUS[of]
    rings = "".join(
        f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0-{2 * r} 0" for x, y in (place(n, of) for n in which)
    )
    return f'<path d="{rings}" {drawn}/>'
