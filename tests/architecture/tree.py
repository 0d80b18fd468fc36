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
        and (tests or "tests" not in path.parts)
    ]


def text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def parsed(path: Path) -> ast.Module:
    return ast.parse(text(path))
