"""What every calculator here is: typed inputs, one piece of work, an imprint, and how its inputs are found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from pathlib import Path
from typing import Any

from alongside.knowledge.core.asked import Field, Refused, take
from alongside.knowledge.core.facts import Facts
from alongside.knowledge.core.imprint import Imprint, imprints

from .chance import Chance
from .finding.found import Finder, Missing, Used, looked
from .finding.record import Record

IMPRINTS = imprints(Path(__file__).parent / "data" / "imprints.toml")
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

    `outside`: why the calculator was not made for this person; then nothing was looked for. `refused`: an input that is
    there is outside of its range.
    """

    given: dict[str, Any] = dataclass_field(default_factory=dict)
    used: tuple[Used, ...] = ()
    missing: tuple[Missing, ...] = ()
    outside: tuple[str, ...] = ()
    result: Result | None = None
    refused: Refused | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """One calculator. `not_with` and `only_with` name problems of data/codes.toml.

    `least_age` and `only_sex` are for those that do not ask for age or sex, so that a record is not misread.
    """

    name: str
    fields: tuple[Field, ...]
    work: Callable[[Inputs], Result]
    finders: tuple[Finder, ...]
    not_with: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    least_age: int = 0
    only_sex: str = ""

    @property
    def imprint(self) -> Imprint:
        """Where it is from and who may use it."""
        return IMPRINTS[self.name]

    def __call__(self, given: Any) -> Result:
        """The answer to typed inputs. Raises Refused for anything missing, mistyped or out of range."""
        return self.work(take(self.fields, given))

    def from_facts(self, facts: Facts, on: date, **said: Any) -> Gathered:
        """The answer from a record as it stands on a day; `said` are inputs that somebody has just told."""
        return self.gather(Record(facts, on), **said)

    def gather(self, record: Record, **said: Any) -> Gathered:
        """As `from_facts`, for a record that several calculators share."""
        if outside := self._outside(record):
            return Gathered(outside=outside)
        asked = [finder.name for finder in self.finders]
        if strange := next((name for name in said if name not in asked), None):
            return Gathered(refused=Refused(strange, "not asked for", ", ".join(asked)))
        found = [self._find(finder, record, said) for finder in self.finders]
        used = tuple(one for one in found if isinstance(one, Used))
        missing = tuple(one for one in found if isinstance(one, Missing))
        given = {one.field: one.value for one in used}
        try:
            # What is there must fit before anybody is sent for what is not: no child is sent for a cholesterol test.
            self._fits(given)
            result = None if any(one.needed for one in missing) else self(given)
        except Refused as refused:
            return Gathered(given=given, used=used, refused=refused)
        return Gathered(given=given, used=used, missing=missing, result=result)

    def _find(self, finder: Finder, record: Record, said: dict[str, Any]) -> Used | Missing:
        return (
            Used(finder.name, said[finder.name], "said", record.on) if finder.name in said else looked(finder, record)
        )

    def _fits(self, given: dict[str, Any]) -> None:
        for field in self.fields:
            if field.name in given:
                field.read(given[field.name])

    def _outside(self, record: Record) -> tuple[str, ...]:
        person = record.facts.demographics
        if person.deceased:
            return ("deceased",)
        if self.least_age and (person.birth is None or person.birth.age_on(record.on)[0] < self.least_age):
            return ("too_young",)
        if self.only_sex and person.sex != self.only_sex:
            return (f"not_{self.only_sex}",)
        listed = tuple(key for key in self.not_with if record.has_problem(key))
        return listed + tuple(f"without_{key}" for key in self.only_with if not record.has_problem(key))
