"""Our data format on disk: JSON that reads like a table, one fact a line where it fits."""

import json
import shutil
from pathlib import Path
from typing import Any

WIDTH = 118


def write_folder(rows: dict[str, dict[str, Any]], folder: Path) -> None:
    """Write every file of a schedule."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, row in rows.items():
        (folder / f"{name}.json").write_text(laid_out(row) + "\n", encoding="utf-8")


def replace_folder(rows: dict[str, dict[str, Any]], folder: Path) -> None:
    """Write a schedule where none, or an older one, was. Raises FileExistsError for a folder that holds other things.

    All is written beside it first: a folder never holds half of one schedule and half of another.
    """
    there = sorted(folder.iterdir()) if folder.exists() else []
    strangers = [path.name for path in there if path.suffix != ".json"]
    if strangers or (there and not (folder / "schedule.json").exists()):
        raise FileExistsError(f"{folder} holds something that is no schedule ({(strangers or [there[0].name])[0]})")
    beside = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    write_folder(rows, beside)
    if there:
        shutil.rmtree(folder)
    beside.rename(folder)


def read_folder(folder: Path) -> dict[str, dict[str, Any]]:
    """What `write_folder` wrote. Raises FileNotFoundError when no schedule is there."""
    if not (folder / "schedule.json").exists():
        raise FileNotFoundError(f"{folder} holds no compiled schedule (schedule.json)")
    return {path.stem: json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))}


def laid_out(value: Any, indent: int = 0) -> str:
    """JSON in which whatever fits on a line stands on one."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + indent <= WIDTH or not isinstance(value, dict | list):
        return line
    inner = " " * (indent + 1)
    if isinstance(value, dict):
        parts = [f"{inner}{json.dumps(k, ensure_ascii=False)}: {laid_out(v, indent + 1)}" for k, v in value.items()]
        return "{\n" + ",\n".join(parts) + "\n" + " " * indent + "}"
    return "[\n" + ",\n".join(inner + laid_out(v, indent + 1) for v in value) + "\n" + " " * indent + "]"
