"""Test data that is not ours to keep in the repository: `../shared/data`, beside the checkout."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared(name: str) -> Path:
    """The folder or file `name` of the shared test data; skips the test, and says why, when it is absent."""
    path = ROOT.parent / "shared" / "data" / name
    if not path.exists():
        pytest.skip(f"no shared test data: {path.name} is not beside this checkout (../shared/data)")
    return path
