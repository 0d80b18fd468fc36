"""The desk's menu: what this viewer's roles may open, and nothing else."""

from django import template
from django.utils.translation import gettext as _

from alongside.ground.people.roles import May
from alongside.ground.people.viewer import Viewer

register = template.Library()


@register.simple_tag
def desk_menu(viewer: Viewer) -> list[tuple[str, str]]:
    """(name of the URL, words) of each item."""
    items = (
        ("today", _("Today"), True),
        ("patients", _("Patients"), viewer.may(May.SEARCH_PATIENTS)),
        ("corrections", _("Corrections"), viewer.may(May.ANSWER_CORRECTION)),
        ("same_persons", _("Same person?"), viewer.may(May.LINK_PERSONS)),
        ("imports", _("Records in"), viewer.may(May.READ_IMPORTS)),
        ("people", _("Staff"), viewer.may(May.GIVE_ROLES)),
        ("practice", _("Practice"), viewer.may(May.CHANGE_PRACTICE)),
        ("jobs", _("Jobs"), viewer.may(May.READ_OUTBOX)),
    )
    return [(name, words) for name, words, shown in items if shown]


@register.simple_tag
def person_menu(viewer: Viewer, reach) -> list[tuple[str, str]]:
    """What can be opened about the patient in `reach`."""
    items = (
        ("page", _("Our page"), True),
        ("who", _("Who looked"), reach.sees_codes),
        ("team", _("Care team"), viewer.may(May.EDIT_CARE_TEAM)),
        ("helpers", _("Helpers"), viewer.may(May.CHECK_IDENTITY)),
        ("contact", _("Sign-in and contact"), viewer.may(May.INVITE_PATIENT)),
    )
    return [(name, words) for name, words, shown in items if shown]
