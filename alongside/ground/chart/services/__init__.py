"""Every write of the chart. `by` is the Viewer who acts; None is the system or the shell."""

from .importing import ImportBusy, finish_interrupted, import_files

__all__ = ["ImportBusy", "finish_interrupted", "import_files"]
