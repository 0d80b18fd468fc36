"""One reading, or an average, judged by the rules: for the patient and for staff."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from fractions import Fraction

from .averages import Average
from .person import Goal, Person
from .plausible import believable, doubts
from .reading import Reading
from .rules import MEASURES, Fine, Measure, Rule, Sourced
from .speaking import about, limit, speaks
from .speaking import beyond as is_beyond
from .state import State, highest
from .told import Alarm, Judgement, Told


def judge(reading: Reading, others: Sequence[Reading], person: Person) -> Judgement:
    """A reading among the person's others, in any order; those after it and of another kind do not count.

    Danger is never averaged away and never waits: the sourced rules speak of this one reading.
    """
    measure = MEASURES[reading.what]
    same = [one for one in others if one.what == reading.what and one.when < reading.when]
    earlier = believable(same)
    rules = [rule for rule in measure.rules if rule.basis == "single" and about(rule, person)]
    answers = [(rule, speaks(rule, reading, earlier, person)) for rule in rules]
    fired = [rule for rule, answer in answers if answer is True]
    missing = {answer for rule, answer in answers if isinstance(answer, str) and type(rule) is Sourced}
    ask = doubts(reading, same)
    missed = None if reading.bottom is not None else _missed(person.goal(reading.what), reading.exact)
    fine = _fine(measure, reading.exact, "single", reading.context.circumstance, person, "earlier" not in missing)
    if any(type(rule) is Sourced for rule in fired):
        missing &= {"repeat"}
    elif fine is None:
        missing |= _wanting(measure, reading, person)
    if person.goal(reading.what) and missed is None and reading.bottom is None:
        missing -= {"circumstance"}
    elif fine is not None and "repeat" not in missing:
        missing = set()
    return _both(measure.what, fired, fine, missing, ask, missed, met=_met(person, reading))


def judge_average(average: Average, person: Person) -> Judgement:
    """An average by protocol. One that rests on too few readings is unknown, and says what is missing."""
    measure = MEASURES["blood_pressure"]
    if average.numbers is None:
        return _both(measure.what, [], None, set(average.missing), (), None)
    rules = [rule for rule in measure.rules if rule.basis == "average" and about(rule, person)]
    fired = [rule for rule in rules if is_beyond(rule, average.numbers, person)]
    missed = _missed(person.goal("blood_pressure"), average.numbers)
    fine = _fine(measure, average.numbers, "average", "", person, True)
    return _both(measure.what, fired, fine, set(), (), missed)


def judge_silence(last: Reading | None, every: timedelta, now: datetime) -> Told | None:
    """For somebody with a plan to measure: None while it is kept. A missing reading is a state of its own: unknown."""
    if last is not None and now - last.when <= every:
        return None
    return Told(state=State.UNKNOWN, what=last.what if last else "", missing=("not_measured",))


def _both(
    what: str, fired: Iterable[Rule], fine: Fine | None, missing: set[str], ask: tuple[str, ...], missed: Goal | None,
    *, met: bool = False,
) -> Judgement:  # fmt: skip
    rules = tuple(sorted(fired, key=lambda rule: (-rule.state, rule.id)))
    seen = tuple(rule for rule in rules if type(rule) is Sourced)
    alarm = Alarm(state=highest(rule.state for rule in rules), rules=rules)
    states = [rule.state for rule in seen] + ([State.TALK] if missed else [])
    if not states and not missing and (fine or met):
        states = [State.FINE]
    if missing or not states:
        states.append(State.UNKNOWN)
    state = highest(states)
    if ask:  # what is not an emergency waits for the answer
        state = state if state is State.EMERGENCY else State.UNKNOWN
        seen = tuple(rule for rule in seen if rule.state is State.EMERGENCY)
        missed = None
    if state <= State.UNKNOWN < alarm.state:  # never "all is fine" while staff are alarmed
        state, missing = State.UNKNOWN, missing | {"looked_at"}
    if state is State.UNKNOWN and not missing and not ask:
        missing = {"no_rule"}
    told = Told(
        state=state, what=what, because=seen, fine=fine if state is State.FINE else None,
        missing=tuple(sorted(missing)), ask=ask, goal=missed,
    )  # fmt: skip
    return Judgement(told=told, alarm=alarm if rules else Alarm(state=state))


def _missed(goal: Goal | None, numbers: Sequence[Fraction]) -> Goal | None:
    """The goal, when a number is outside of it."""
    if goal is None:
        return None
    low = goal.at_least is not None and numbers[0] < Fraction(goal.at_least)
    high = goal.below is not None and numbers[0] >= Fraction(goal.below)
    second = goal.bottom_below is not None and len(numbers) > 1 and numbers[1] >= Fraction(goal.bottom_below)
    return goal if low or high or second else None


def _met(person: Person, reading: Reading) -> bool:
    """Whether one reading is enough to say that a goal is met: not so for blood pressure, which is averaged."""
    goal = person.goal(reading.what)
    return goal is not None and reading.bottom is None and _missed(goal, reading.exact) is None


def _fine(
    measure: Measure, numbers: Sequence[Fraction], basis: str, circumstance: str, person: Person, steady: bool
) -> Fine | None:
    for row in measure.fine:
        if basis not in row.basis or not about(row, person) or (row.steady and not steady):
            continue
        if row.circumstance in ("", circumstance) and _inside(row, numbers, person, measure.base):
            return row
    return None


def _inside(row: Fine, numbers: Sequence[Fraction], person: Person, base: str) -> bool:
    pairs = ((row.at_least, row.below), (row.bottom_at_least, row.bottom_below))
    for number, (low, high) in zip(numbers, pairs, strict=False):
        least = limit(Fraction(low), row.unit, row.relative, person, base)
        most = limit(Fraction(high), row.unit, row.relative, person, base)
        if least is None or most is None or not (least <= number < most or (row.included and number == most)):
            return False
    return True


def _wanting(measure: Measure, reading: Reading, person: Person) -> set[str]:
    """What would let us say more about a number that no rule speaks of."""
    found = set()
    if any(rule.basis == "average" for rule in measure.rules):
        found.add("average")
    if not reading.context.circumstance and any(row.circumstance and about(row, person) for row in measure.fine):
        found.add("circumstance")
    return found
