"""The tree as the architecture tests see it: what git knows, or would."""

import ast
import subprocess
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@lru_cache(maxsize=1)
def files() -> tuple[Path, ...]:
    """Every file of the project, relative to its root."""
    found = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return tuple(Path(name) for name in found.splitlines() if (ROOT / name).exists())


def modules(*, tests: bool = False) -> list[Path]:
    """Python modules of the product; with `tests`, those of its tests too. Migrations are generated, so left out."""
    return [
        path
        for path in files()
        if path.suffix == ".py"
        and path.parts[0] == "alongside"
        and "migrations" not in path.parts
        and (tests or not {"tests", "spec"} & set(path.parts))
    ]


def text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def parsed(path: Path) -> ast.Module:
    return ast.parse(text(path))


def imported(path: Path) -> list[tuple[str, int]]:
    """Everything a module imports, in full (`from a.b import c` is a.b.c), with its line."""
    found = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = list(path.with_suffix("").parts[: -node.level]) if node.level else []
            stem = ".".join([*base, *((node.module or "").split(".") if node.module else [])])
            found += [(f"{stem}.{alias.name}", node.lineno) for alias in node.names]
    return found
