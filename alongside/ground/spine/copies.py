"""What happens when somebody's data leave Alongside as a copy. Kinds like those of kinds.py, which has them all."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .kind import Kind


@dataclass(frozen=True)
class RecordExported(Kind, name="chart.exported", says=_("{by} made a copy of the whole record.")):
    """The whole record was copied out of Alongside."""


@dataclass(frozen=True)
class EmergencyCopied(
    Kind,
    name="chart.emergency_copied",
    says=_("{by} put what matters for your visit on the emergency copy, for when the computer is down."),
):
    """A sheet of the emergency copy, without what is private, was made for somebody who has a visit."""
