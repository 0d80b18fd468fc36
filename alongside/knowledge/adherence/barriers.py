"""What gets in the way of taking a medicine, and the one next step that fits each. Never "did not comply"."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from alongside.knowledge.core.imprint import Imprint, imprint
from alongside.knowledge.core.wording import Words, words

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Barrier:
    """One thing in the way. `dimension` is one of the WHO's five, `need` what is lacking, `who` takes the next step.

    `today`: what may be dangerous to leave, so somebody looks the same day.
    """

    key: str
    dimension: str
    need: str
    who: str
    today: bool = False

    def label(self, language: str) -> str:
        """As a patient would say it."""
        return texts(language)(f"barrier.{self.key}.label")

    def help(self, language: str) -> str:
        """The next step."""
        return texts(language)(f"barrier.{self.key}.help")


def texts(language: str) -> Words:
    """The words of this topic."""
    return words(FOLDER, language)


def _load() -> tuple[Imprint, tuple[Barrier, ...]]:
    table = tomllib.loads((FOLDER / "data" / "barriers.toml").read_text(encoding="utf-8"))
    return imprint("barriers", table["imprint"]), tuple(Barrier(**row) for row in table["barrier"])


IMPRINT, BARRIERS = _load()
