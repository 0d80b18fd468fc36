"""When this happens, do that; this slot shows these panels. The only place where apps of one floor meet."""

from collections.abc import Callable

from alongside.ground.explain.marking import marked
from alongside.ground.notices import kinds as notice_kinds
from alongside.ground.notices import reactions as notices
from alongside.ground.notices import told
from alongside.ground.promises import reactions as promises
from alongside.ground.spine.kinds import (
    CorrectionAnswered,
    DeviceSeen,
    HoursChanged,
    Kind,
    PracticeClosed,
    PromiseEscalated,
    PromiseLate,
    RecordsArrived,
    RoleEnded,
)
from alongside.ground.spine.models import Event
from alongside.ground.spine.services import react
from alongside.ground.ui.page import (
    care,
    costs,
    health,
    looked,
    marking,
    promised,
    results,
    slots,
    team,
    urgent,
    waiting,
)

# (what happened, what to do then)
REACTIONS: list[tuple[type[Kind], Callable[[Event], None]]] = [
    (RoleEnded, promises.hand_on_to_the_role),
    (HoursChanged, promises.move_clocks),
    (PracticeClosed, promises.move_clocks),
    (RecordsArrived, notices.tell_of_news),
    (CorrectionAnswered, notices.tell_of_answer),
    (PromiseLate, notices.tell_of_lateness),
    (PromiseEscalated, notices.tell_of_lateness),
    (DeviceSeen, notices.tell_of_device),
]

# What somebody can be told of.
NOTICES = told.KINDS

# Which cards stand where, in the order they are read.
SLOTS: dict[str, tuple[slots.Builder, ...]] = {
    slots.FIRST: (waiting.waiting, promised.promised),
    slots.MAIN: (care.plans, results.results, health.problems, health.medicines, health.allergies),
    slots.SIDE: (
        care.visits,
        team.team,
        health.vaccines,
        care.documents,
        health.family,
        costs.costs,
        looked.looked,
    ),
    slots.EMERGENCY: (
        urgent.allergies,
        urgent.medicines,
        urgent.problems,
        urgent.latest,
        waiting.waiting,
        promised.promised,
        team.team,
    ),
}


def wire() -> None:
    """Called once at start."""
    for slot, builders in SLOTS.items():
        slots.fill(slot, builders)
    marking.fill(marked)
    for kind, reaction in REACTIONS:
        react(kind, reaction)
    for notice in NOTICES:
        notice_kinds.add(notice)
