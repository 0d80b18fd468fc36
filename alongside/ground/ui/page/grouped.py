"""Entries of the same name put together: a prescription renewed thirty times is one medicine, told once."""

from collections.abc import Iterable
from dataclasses import dataclass

from alongside.knowledge.core.facts import Allergy, Fact, Goal, Measurement, Medicine, Plan, Problem

from .series import key_of

RUNNING = ("", "active", "on-hold", "draft", "unknown")
DONE_WITH = ("completed", "cancelled", "rejected")


@dataclass(frozen=True)
class Grouped:
    """`first` speaks for all: the newest that holds now, else the newest. `earlier` are the others, newest first."""

    first: Fact
    earlier: tuple[Fact, ...]


def grouped(facts: Iterable[Fact]) -> list[Grouped]:
    """Groups in the order of their newest entry, those that hold now before those that are over."""
    found: dict[object, list[Fact]] = {}
    for fact in facts:
        found.setdefault(_name(fact), []).append(fact)
    groups = [_group(same) for same in found.values()]
    return sorted(groups, key=lambda group: not holds_now(group.first))


def holds_now(fact: Fact) -> bool:
    """Whether it is so today. What is of one day, such as a result or a visit, holds."""
    match fact:
        case Problem():
            return fact.is_active and fact.verification != "refuted"
        case Medicine():
            return fact.is_current
        case Allergy():
            return fact.counts
        case Plan():
            return fact.status in RUNNING
        case Goal():
            return fact.status not in DONE_WITH
    return True


def _group(same: list[Fact]) -> Grouped:
    first = next((fact for fact in same if holds_now(fact)), same[0])
    return Grouped(first, tuple(fact for fact in same if fact is not first))


def _name(fact: Fact) -> object:
    """What has no name, and what is a thing of its own such as a visit or a letter, stands alone."""
    match fact:
        case Measurement():
            return key_of(fact)
        case Medicine():
            return (fact.kind, fact.negated, fact.label.casefold() or fact.origin)
        case Problem() | Allergy() | Plan():
            return (fact.kind, fact.label.casefold() or fact.origin)
    return fact.origin
