"""Where each measure and the glossary are from, and how far they were checked."""

from functools import cache
from pathlib import Path

from alongside.knowledge.core.imprint import Imprint, imprints


@cache
def all_imprints() -> dict[str, Imprint]:
    """The imprints of this package, by name."""
    return imprints(Path(__file__).parent / "data" / "imprints.toml")
