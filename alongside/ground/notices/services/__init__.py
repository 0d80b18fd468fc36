"""Every write about notices. `by` is the Viewer who acts; None is the system."""

from .answering import mark_read, take_reply
from .asking import cancel, notify
from .calling import call_made
from .choosing import choose, stop_by_link

__all__ = ["call_made", "cancel", "choose", "mark_read", "notify", "stop_by_link", "take_reply"]
