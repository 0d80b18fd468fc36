"""The chart's tables: what came in (imports), the records themselves, and what people did about them (care)."""

from .care import Correction, Held, SamePerson, Talk
from .imports import ImportFile, ImportRun, KeptAside, Source
from .records import Entry, Identifier, Resource, Version

__all__ = [
    "Correction", "Entry", "Held", "Identifier", "ImportFile", "ImportRun", "KeptAside", "Resource", "SamePerson",
    "Source", "Talk", "Version",
]  # fmt: skip
