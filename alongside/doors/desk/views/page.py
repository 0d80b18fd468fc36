"""The page that patient and team share, as the team sees it: with codes and sources."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.ground.people import selectors as people
from alongside.ground.people.contents import Content
from alongside.ground.people.reach import Reach
from alongside.ground.ui.page import our_page as cards
from alongside.ground.ui.page.everything import HOLDS, Lines
from alongside.ground.ui.page.happened import acts_by_day, looks_by_day
from alongside.ground.ui.page.one_result import one_result
from alongside.ground.ui.page.original import OriginalPage, original_page
from alongside.ground.ui.page.original_file import original_file
from alongside.ground.ui.page.seeing import sight_for
from alongside.ground.ui.printing.answer import PrintForm, printed

from ..access import team_side
from ..header import header

ROWS = 50


@team_side
def page(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Our page."""
    our = cards.our_page(request.viewer, reach)
    return _show(request, reach, "desk/page.html", person=our.person, our=our)


@team_side
def choose_print(request: HttpRequest, reach: Reach) -> HttpResponse:
    """How large, and with what."""
    return _show(request, reach, "desk/print.html", form=PrintForm())


@team_side
def sheet(request: HttpRequest, reach: Reach) -> HttpResponse:
    """The PDF, or a page for the browser's own print."""
    return printed(request, reach)


@team_side
def everything(request: HttpRequest, reach: Reach, content: str) -> HttpResponse:
    """All lines of one kind of content."""
    if content not in HOLDS or not reach.allows(content):
        raise Http404
    lines = Paginator(Lines(sight_for(request.viewer, reach), content), ROWS).get_page(request.GET.get("page"))
    return _show(request, reach, "desk/all.html", page=lines, title=Content(content).label)


@team_side
def result(request: HttpRequest, reach: Reach, key: str) -> HttpResponse:
    """One result over time."""
    found = one_result(sight_for(request.viewer, reach), key)
    if found is None:
        raise Http404
    return _show(request, reach, "desk/result.html", result=found)


@team_side
def record(request: HttpRequest, reach: Reach, resource: UUID) -> HttpResponse:
    """The original of a record: plainly, where it came from, every version."""
    return _show(request, reach, "desk/record.html", record=_found(request, reach, resource))


@team_side
def file(request: HttpRequest, reach: Reach, resource: UUID) -> HttpResponse:
    """The very bytes, to keep."""
    return original_file(_found(request, reach, resource))


@team_side
def who(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Who looked, and who did something (`?show=acts`)."""
    if not reach.sees_codes:
        raise PermissionDenied
    viewer, acts = request.viewer, request.GET.get("show") == "acts"
    rows = people.who_acted(viewer, reach) if acts else people.who_looked(viewer, reach)
    lines = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    if acts:
        days = acts_by_day(viewer, lines)
    else:
        held = people.roles_of(viewer, {row.viewer_id for row in lines})
        days = looks_by_day(viewer, lines, held, people.reasons_given(viewer, reach))
    return _show(request, reach, "desk/who.html", days=days, page=lines, acts=acts, more="&show=acts" if acts else "")


def _found(request: HttpRequest, reach: Reach, resource: UUID) -> OriginalPage:
    found = original_page(request.viewer, reach, resource, request.GET.get("version", ""))
    if found is None:
        raise Http404
    return found


def _show(request: HttpRequest, reach: Reach, template: str, *, person=None, **context) -> HttpResponse:
    return render(request, template, {"reach": reach, "header": header(request.viewer, reach, person), **context})
