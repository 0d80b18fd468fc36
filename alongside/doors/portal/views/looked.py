"""Who looked at my page, and who acted for me."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.ground.people import selectors as people
from alongside.ground.people.reach import Reach
from alongside.ground.ui.page.happened import acts_by_day, looks_by_day

from ..access import own_page

ROWS = 50


@own_page
def who(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Two lists by day: who looked; who did something (`?show=acts`)."""
    viewer, acts = request.viewer, request.GET.get("show") == "acts"
    rows = people.who_acted(viewer, reach) if acts else people.who_looked(viewer, reach)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    if acts:
        days = acts_by_day(viewer, page)
    else:
        held = people.roles_of(viewer, {row.viewer_id for row in page})
        days = looks_by_day(viewer, page, held, people.reasons_given(viewer, reach))
    shown = {"reach": reach, "days": days, "page": page, "acts": acts, "more": "&show=acts" if acts else ""}
    return render(request, "portal/who.html", shown)
