"""Links between records, and who saw what through them. First argument: who is looking."""

from datetime import timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone

from ..spine import selectors as spine
from ..spine.access import Purpose, looked
from .identity import stood_for
from .models import PersonLink
from .roles import May
from .viewer import Viewer

LINKS = 50  # of a page


def links(viewer: Viewer, page: object = 1) -> Page:
    """Links between records, newest first, page by page. Both names of each are shown: each person's log says so."""
    found = Paginator(_links(viewer), LINKS).get_page(page)
    found.object_list = _logged_links(viewer, found.object_list)
    return found


def link(viewer: Viewer, key: UUID) -> PersonLink | None:
    """One of them."""
    return next(iter(_logged_links(viewer, _links(viewer).filter(id=key))), None)


def _links(viewer: Viewer) -> QuerySet[PersonLink]:
    if not viewer.may(May.LINK_PERSONS):
        raise PermissionDenied
    return PersonLink.objects.select_related("main", "other", "linked_by").order_by("-linked_at", "-id")


def _logged_links(viewer: Viewer, found: QuerySet[PersonLink]) -> list[PersonLink]:
    links = list(found)
    persons = {end for one in links for end in (one.main_id, one.other_id)}
    if persons:
        looked(viewer=viewer.person_id, about=persons, purpose=Purpose.LIST)
    return links


def seen_while_linked(viewer: Viewer, link: PersonLink) -> list[spine.Look]:
    """Who looked at either record while they counted as one person: each may have seen the other one's data.

    A list names a person by the main record alone. The log has one row an hour, kept from the first look on: who
    looked earlier in the hour of linking may have looked again, and is listed.
    """
    if not viewer.may(May.LINK_PERSONS):
        raise PermissionDenied
    until = link.undone_at or timezone.now()
    both = (link.main_id, link.other_id)
    places = [place for record in both for place in stood_for(record, link.linked_at, until)]
    in_time = Q()
    for record, start, end in places:
        in_time |= Q(about=record, hour__gt=start - timedelta(hours=1), first_at__lte=end)
    looks = spine.looks_at([record for record, _start, _end in places]).filter(in_time)
    return list({(look.viewer_id, look.purpose, look.first_at): look for look in looks}.values())
