"""What every calculator here is: typed inputs, one piece of work, a card, and how its inputs are found in a record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from alongside.knowledge.core.asked import Field, Refused, take
from alongside.knowledge.core.card import Card, cards
from alongside.knowledge.core.facts import Facts

from .chance import Chance
from .finding.found import Finder, Missing, Used
from .finding.record import Record

CARDS = cards(Path(__file__).parent / "data" / "cards.toml")
Inputs = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`values` by name, as the command prints them; `chances` where the answer is one; `band` names a category."""

    values: dict[str, Any]
    chances: tuple[Chance, ...] = ()
    band: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a record gave to a calculator: inputs used with date and age, what is missing, and the answer if any.

    `outside`: problems that put this person outside of what the calculator was made for; then there is no answer.
    """

    given: dict[str, Any]
    used: tuple[Used, ...]
    missing: tuple[Missing, ...]
    outside: tuple[str, ...]
    result: Result | None = None
    refused: Refused | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """One calculator. `not_with` and `only_with` name problems of data/codes.toml."""

    name: str
    fields: tuple[Field, ...]
    work: Callable[[Inputs], Result]
    finders: tuple[Finder, ...]
    not_with: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()

    @property
    def card(self) -> Card:
        """Where it is from and who may use it."""
        return CARDS[self.name]

    def __call__(self, given: Any) -> Result:
        """The answer to typed inputs. Raises Refused for anything missing, mistyped or out of range."""
        return self.work(take(self.fields, given))

    def from_facts(self, facts: Facts, on: date, **said: Any) -> Gathered:
        """The answer from a record as it stands on a day; `said` are inputs that somebody has just told."""
        return self.gather(Record(facts, on), **said)

    def gather(self, record: Record, **said: Any) -> Gathered:
        """As `from_facts`, for a record that several calculators share."""
        found = [
            Used(f.name, said[f.name], "said", record.on) if f.name in said else f.find(record) for f in self.finders
        ]
        used = tuple(one for one in found if isinstance(one, Used))
        missing = tuple(one for one in found if isinstance(one, Missing))
        outside = tuple(key for key in self.not_with if record.has_problem(key))
        outside += tuple(f"without_{key}" for key in self.only_with if not record.has_problem(key))
        given = {one.field: one.value for one in used}
        whole = Gathered(given=given, used=used, missing=missing, outside=outside)
        if outside or any(one.needed for one in missing):
            return whole
        try:
            return Gathered(given=given, used=used, missing=missing, outside=(), result=self(given))
        except Refused as refused:
            return Gathered(given=given, used=used, missing=missing, outside=(), refused=refused)
