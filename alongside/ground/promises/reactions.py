"""What happens to promises when something happens elsewhere. Idempotent: each looks at how things stand now."""

from django.utils.translation import gettext as _

from ..people import roles
from ..people.selectors import viewer_for
from ..spine.models import Event
from .models import Promise
from .services import hand_on


def hand_on_to_the_role(ended: Event) -> None:
    """Somebody lost a role (RoleEnded). When none is left in which they care for patients, the role owes it instead."""
    role, person = ended.data["role"], ended.about_id
    if role not in roles.ON_TEAMS or viewer_for(person).roles & roles.ON_TEAMS:
        return
    owed = Promise.objects.filter(owed_by=person, state=Promise.State.OPEN, intention=False).exclude(about=person)
    for promise in owed.order_by("id").values_list("id", flat=True):
        reason = _("Who promised it no longer has this role here.")
        hand_on(by=None, promise=promise, to_role=role, reason=reason)


def move_clocks(_changed: Event) -> None:
    """Hours, holidays or closures changed (HoursChanged, PracticeClosed): the worker moves each clock by itself."""
    Promise.objects.filter(state=Promise.State.OPEN).exclude(ladder="").update(to_be_moved=True)
