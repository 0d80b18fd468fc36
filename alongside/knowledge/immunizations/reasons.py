"""Why: one step of the specification, what it found, and the dates it compared. Sentences are made in `words`."""

from typing import NamedTuple


class Reason(NamedTuple):
    """`section` of the specification, `key` of the sentence, the dose's day, the deciding day, the data item."""

    section: str
    key: str
    on: int | None = None
    limit: int | None = None
    item: str = ""
