"""What is owed, in words for both sides. A room adds its kinds here by `say()` from wiring."""

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

_WORDS: dict[str, str | LazyText] = {
    "answer_correction": _("Answer a correction to the record"),
    "talk_about_result": _("Talk about a new result"),
    "call_about_notice": _("Call about something new, because no message gets through"),
    "read_text": _("Read a text message that came in"),
    "look_at_same_person": _("Look at two records that may be one person"),
}

# Why a promise was moved, where nobody wrote down a closure or a holiday.
HOURS_CHANGED = _("our hours changed")

# The team's own housekeeping: it may speak of somebody else's record. What it is stands on the desk alone.
HOUSEKEEPING = ("look_at_same_person",)


def say(kind: str, words: str | LazyText) -> None:
    """Name a kind of promise."""
    _WORDS[kind] = words


def words_for(kind: str) -> str | LazyText:
    """The words of a kind. Raises KeyError: a promise nobody can read must not be made."""
    return _WORDS[kind]


def told(kind: str) -> str:
    """What a promise of the past was. A kind that this version no longer knows is named, not hidden."""
    return str(_WORDS.get(kind, kind))
