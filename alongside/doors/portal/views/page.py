"""Our page, everything of one kind, and one result over time."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.ground.people import selectors as people
from alongside.ground.people.contents import Content
from alongside.ground.people.reach import Reach
from alongside.ground.people.roles import Patient
from alongside.ground.ui.page import our_page as cards
from alongside.ground.ui.page.everything import HOLDS, Lines
from alongside.ground.ui.page.head import helping_line
from alongside.ground.ui.page.one_result import one_result
from alongside.ground.ui.page.seeing import sight_for

from ..access import patient_side

LINES = 50


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """One's own page; for somebody who only helps, the people they help."""
    viewer = request.viewer
    return redirect("portal:page", viewer.person_id) if Patient.key in viewer.roles else redirect("portal:helping")


@login_required
def helping_list(request: HttpRequest) -> HttpResponse:
    """The people whose pages the viewer may open as a helper."""
    return render(request, "portal/helping.html", {"helped": people.helped_by(request.viewer)})


@patient_side
def our_page(request: HttpRequest, reach: Reach) -> HttpResponse:
    """The page that a patient and their care team share."""
    our = cards.our_page(request.viewer, reach)
    return render(request, "portal/page.html", {"reach": reach, "our": our, "helping": our.head.helping})


@patient_side
def everything(request: HttpRequest, reach: Reach, content: str) -> HttpResponse:
    """All lines of one kind of content, page by page."""
    if content not in HOLDS or not reach.allows(content):
        raise Http404
    sight = sight_for(request.viewer, reach)
    page = Paginator(Lines(sight, content), LINES).get_page(request.GET.get("page"))
    shown = {
        "reach": reach,
        "page": page,
        "title": Content(content).label,
        "helping": helping_line(reach, sight.person),
    }
    return render(request, "portal/all.html", shown)


@patient_side
def result(request: HttpRequest, reach: Reach, key: str) -> HttpResponse:
    """One result over time: picture, table, every original."""
    sight = sight_for(request.viewer, reach)
    found = one_result(sight, key)
    if found is None:
        raise Http404
    return render(
        request, "portal/result.html", {"reach": reach, "result": found, "helping": helping_line(reach, sight.person)}
    )
