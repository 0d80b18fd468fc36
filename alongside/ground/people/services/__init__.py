"""Every write about people. `by` is the Viewer who acts; None is the system or the shell."""

from .accounts import find_invitation, invite_account, open_account
from .contacts import end_contact, set_contact
from .devices import confirm_device, deny_device, meet_device
from .duty import add_shift, end_leave, end_shift, tell_leave
from .helpers import (
    accept_help,
    accept_help_as_new,
    change_grant,
    confirm_helper,
    invite_helper,
    pause_helper,
    resume_helper,
    revoke_helper,
)
from .links import link_persons, undo_link
from .persons import register_person, rename_staff, update_person
from .pins import answer_pin, enter_by_pin, remove_pin, set_pin
from .preferences import change_settings, choose_result_preference
from .relations import GLASS_STAYS_OPEN, break_glass, end_role, give_role, join_team, leave_team
from .shared import enter_fully, share_computer, unshare_computer

__all__ = [
    "GLASS_STAYS_OPEN",
    "accept_help", "accept_help_as_new", "add_shift", "answer_pin",
    "break_glass", "change_grant", "change_settings", "choose_result_preference", "confirm_device",
    "confirm_helper", "deny_device",
    "end_contact", "end_leave", "end_role", "end_shift", "enter_by_pin", "enter_fully", "find_invitation", "give_role",
    "invite_account", "invite_helper", "join_team", "leave_team",
    "link_persons", "meet_device", "open_account", "pause_helper", "register_person", "remove_pin", "rename_staff",
    "resume_helper", "revoke_helper", "set_contact", "set_pin", "share_computer", "tell_leave", "undo_link",
    "unshare_computer", "update_person",
]  # fmt: skip
