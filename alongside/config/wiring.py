"""When this happens, do that; this slot shows these panels. The only place where apps of one floor meet."""

from collections.abc import Callable

from alongside.ground.spine.kinds import Kind
from alongside.ground.spine.models import Event
from alongside.ground.spine.services import react

# (what happened, what to do then)
REACTIONS: list[tuple[type[Kind], Callable[[Event], None]]] = []


def wire() -> None:
    """Called once at start."""
    for kind, reaction in REACTIONS:
        react(kind, reaction)
