"""What somebody can be told of. None of it is clinical: a notice says that something is here, never what.

A room adds its kinds from wiring by `add()`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise as LazyText


class Calls(StrEnum):
    """When somebody of the practice calls instead."""

    NEVER = "never"
    ASKED = "asked"  # when the person asked for calls
    ALWAYS = "always"  # also when there is no other way to reach them


@dataclass(frozen=True)
class NoticeKind:
    """One sort of notice. `says` is the whole sentence, in e-mails and text messages; `when` gives a time for its
    {when}.

    `waits`: it may come with the day's message. `quiet`: it keeps quiet hours. `leads_to`: the address that the link
    leads to, with the person. `moot`: asked again when it is sent; a reason not to send it any more, or "".
    """

    key: str
    says: str | LazyText
    moot: Callable[[UUID, UUID | None, datetime], str]  # (person, subject, made at)
    waits: bool = False
    quiet: bool = True
    calls: Calls = Calls.ALWAYS
    leads_to: str = "portal:page"
    when: Callable[[UUID], datetime | None] | None = None  # (subject): a moment, said on the person's own clock
    after_stop: bool = False  # the one answer that may still go to somebody who asked to stop


_KINDS: dict[str, NoticeKind] = {}


def add(kind: NoticeKind) -> None:
    """Make a kind known. Adding the same one again changes nothing."""
    _KINDS[kind.key] = kind


def kind_of(key: str) -> NoticeKind:
    """The kind of this key. Raises KeyError: a notice that nobody can word must not be made."""
    return _KINDS[key]


def known(key: str) -> bool:
    """Whether this version still knows the kind: an upgrade may have taken it away."""
    return key in _KINDS
