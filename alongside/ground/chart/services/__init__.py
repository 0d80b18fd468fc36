"""Every write of the chart. `by` is the Viewer who acts; None is the system or the shell."""

from .aside import set_aside_for_good, try_again
from .corrections import answer_correction, ask_correction
from .exporting import note_emergency_copy, note_export
from .importing import ImportBusy, ReadingEnded, finish_interrupted, import_files
from .same import are_different, are_same
from .talks import talked

__all__ = [
    "ImportBusy", "ReadingEnded", "answer_correction", "are_different", "are_same", "ask_correction",
    "finish_interrupted", "import_files", "note_emergency_copy", "note_export", "set_aside_for_good", "talked",
    "try_again",
]  # fmt: skip
