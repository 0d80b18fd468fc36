"""Two answers to one reading, kept apart by type: what a patient may be told, and what alarms staff."""

from dataclasses import dataclass

from .person import Goal
from .rules import Fine, Rule, Sourced
from .state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """For a patient. `because` has sourced rules alone: anything else raises TypeError, so it cannot be mixed up.

    `what`: the kind of reading. `missing`: what would be needed to say more. `ask`: why we ask about this number again.
    `goal`: the agreed range that it is outside of.
    """

    state: State
    what: str = ""
    because: tuple[Sourced, ...] = ()
    fine: Fine | None = None
    missing: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    goal: Goal | None = None

    def __post_init__(self) -> None:
        if not all(type(rule) is Sourced for rule in self.because):
            raise TypeError("A patient hears only of rules whose source was seen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """For staff: every rule that spoke, remembered ones too, the most urgent first. Never shown to a patient."""

    state: State
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Both. `alarm` may be more urgent than `told`; then `told` never says that all is fine."""

    told: Told
    alarm: Alarm
