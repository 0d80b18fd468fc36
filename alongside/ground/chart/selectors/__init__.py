"""Reading the chart. First argument: who is looking."""

from .corrections import correction, corrections_of, corrections_to_answer
from .facts import Known, Record, facts_for, known_of
from .identities import person_of, resource_of
from .originals import OneVersion, Original, original
from .showing import CONTENT_OF, announced, held_from, may_see, visible
from .waiting import WaitingTalk, waiting_talks

__all__ = [
    "CONTENT_OF", "Known", "OneVersion", "Original", "Record", "WaitingTalk", "announced", "correction",
    "corrections_of", "corrections_to_answer", "facts_for", "held_from", "known_of", "may_see", "original",
    "person_of", "resource_of", "visible", "waiting_talks",
]  # fmt: skip
