"""What patients and helpers fill in."""

from .finding import FindWordForm
from .helpers import ConfirmForm, InviteForm, ScopeForm
from .joining import CodeForm, NewHelperForm
from .settings import ContactsForm, ResultsForm, SettingsForm
from .words import CorrectionForm

__all__ = [
    "CodeForm", "ConfirmForm", "ContactsForm", "CorrectionForm", "FindWordForm", "InviteForm", "NewHelperForm",
    "ResultsForm", "ScopeForm", "SettingsForm",
]  # fmt: skip
