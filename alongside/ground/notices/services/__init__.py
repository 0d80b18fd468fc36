"""Every write about notices. `by` is the Viewer who acts; None is the system."""

from .asking import cancel, notify
from .choosing import choose, stop_by_link

__all__ = ["cancel", "choose", "notify", "stop_by_link"]
