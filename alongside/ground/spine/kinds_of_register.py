"""What happens to the register of functions that speak to patients. They stand in kinds.py with all others."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .kind import Kind


@dataclass(frozen=True)
class FunctionAccepted(
    Kind, name="practice.function_accepted", says=_("{by} let a function of the register reach patients.")
):
    """A clinician read what a function says to patients, in this edition, and accepted it for the practice."""

    function: str
    edition: str


@dataclass(frozen=True)
class FunctionWithdrawn(Kind, name="practice.function_withdrawn", says=_("{by} took back a function from patients.")):
    """A clinician no longer lets a function reach patients."""

    function: str
