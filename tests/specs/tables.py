"""Reading spec tables, holding the code to them, and rendering them.

A file says which calculator it is about and has tables. A table has what all its rows share (`given`) and rows: what is
different, and the answer's values, or the field that is refused. `spec/*.toml` of a topic.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.knowledge.core.asked import Field, Refused
from alongside.knowledge.core.imprint import Imprint

Work = Callable[[Any], dict[str, Any]]


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    given: dict[str, Any]
    changed: dict[str, Any]
    expected: dict[str, Any]


@dataclass(frozen=True)
class Table:
    """Rows that show one rule."""

    says: str
    shared: dict[str, Any]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Spec:
    """All tables about one calculator."""

    name: str
    calculator: str
    settled: tuple[str, ...]
    tables: tuple[Table, ...]


def specs(folder: Path) -> Iterator[Spec]:
    """The specs of a topic, by file name."""
    for path in sorted(folder.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        tables = tuple(_table(table) for table in data["table"])
        yield Spec(path.stem, data["calculator"], tuple(data.get("settled", ())), tables)


def _table(table: dict[str, Any]) -> Table:
    shared = table.get("given", {})
    return Table(table["says"], shared, tuple(Row({**shared, **new}, new, expected) for new, expected in table["rows"]))


def holds(work: Work, row: Row) -> bool:
    """Whether the code answers as the row says. `{ refused = "bmi" }` stands for a refusal of that field."""
    try:
        answer = work(_plain(row.given))
    except Refused as refused:
        return row.expected == {"refused": refused.field}
    return all(name in answer and _same(answer[name], value) for name, value in row.expected.items())


def _plain(value: Any) -> Any:
    """TOML has no null: the word stands for it."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else None if value == "null" else value


def _same(answer: Any, value: Any) -> bool:
    if value == "null":
        return answer is None
    if isinstance(value, float):
        return isinstance(answer, float | int) and abs(answer - value) < 5e-7
    return type(answer) is type(value) and bool(answer == value)


def rendered(spec: Spec, imprint: Imprint, fields: tuple[Field, ...]) -> str:
    """A page in Markdown: the imprint, the inputs, what was settled, the tables."""
    source = imprint.source
    lines = [
        f"# {imprint.title}", "",
        f"`{spec.calculator}` · version {imprint.version} · {imprint.status}, look again by {imprint.review_by}", "",
        f"- **For**: {imprint.applies_to}", f"- **Who may use it**: {imprint.audience}",
        f"- **Traits it uses**: {', '.join(imprint.uses) or 'none'}",
        f"- **Source**: {source.organisation}. {source.document}. {source.date}. <{source.url}>",
        f"- **How far it was checked**: {imprint.checked}", "",
    ]  # fmt: skip
    if spec.settled:
        lines += ["## Settled", "", *(f"- {text}" for text in spec.settled), ""]
    if fields:
        lines += ["## Inputs", "", "| input | allowed |", "|---|---|"]
        lines += [f"| `{f.name}` | {_cell(f.allowed)}{' (may be absent)' if f.optional else ''} |" for f in fields]
        lines += [""]
    for table in spec.tables:
        lines += [f"## {table.says}", ""]
        if table.shared:
            lines += [f"All rows: {_values(table.shared)}.", ""]
        lines += ["| given | answer |", "|---|---|"]
        lines += [f"| {_values(row.changed)} | {_values(row.expected)} |" for row in table.rows]
        lines += [""]
    return "\n".join(lines)


def register(topic: str, rows: list[tuple[Spec, Imprint, tuple[Field, ...]]]) -> str:
    """Who may use each, on which inputs, for whom it was made, and how it stands."""
    heads = ("what", "who may use it", "inputs", "made for", "traits it uses", "stands")
    lines = [f"# Register of {topic}", "", f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for spec, imprint, fields in rows:
        cells = (
            f"[{imprint.title}]({spec.name}.md)", imprint.audience,
            ", ".join(f.name for f in fields) or "fills and a period",
            imprint.applies_to, ", ".join(imprint.uses) or "none",
            f"{imprint.status}, look again by {imprint.review_by}",
        )  # fmt: skip
        lines.append(f"| {' | '.join(map(_cell, cells))} |")
    return "\n".join([*lines, ""])


def _values(values: dict[str, Any]) -> str:
    if set(values) == {"refused"}:
        return f"refused: `{values['refused']}`"
    return _cell(", ".join(f"{name} {_word(value)}" for name, value in values.items())) or "as above"


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "[" + ", ".join(_word(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k} {_word(v)}" for k, v in value.items()) + "}"
    return "left out" if value == "null" else str(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
