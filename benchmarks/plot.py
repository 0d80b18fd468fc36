"""A picture of a benchmark against size, as SVG in build/benchmarks: where a curve bends shows what a number hides."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pygal

FOLDER = Path(__file__).resolve().parents[1] / "build" / "benchmarks"
Points = Sequence[tuple[float, float]]  # (size, what was measured there)


def plot(name: str, title: str, size: str, measured: str, series: Mapping[str, Points]) -> None:
    """Write the picture and say where it lies. `size` and `measured` name the axes, with their units."""
    chart = pygal.XY(
        title=title, x_title=size, y_title=measured, js=[], include_x_axis=True, legend_at_bottom=True, width=900,
        height=560, range=(0, 1.05 * max(y for points in series.values() for _x, y in points)),
    )  # fmt: skip
    for label, points in series.items():
        chart.add(label, list(points))
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.svg"
    chart.render_to_file(str(path))
    print(f"  picture: {path.relative_to(FOLDER.parents[1])}")
