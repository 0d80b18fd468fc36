"""Every write of the chart. `by` is the Viewer who acts; None is the system or the shell."""

from .corrections import answer_correction, ask_correction
from .importing import ImportBusy, finish_interrupted, import_files
from .talks import talked

__all__ = [
    "ImportBusy", "answer_correction", "ask_correction", "finish_interrupted", "import_files", "talked",
]  # fmt: skip
