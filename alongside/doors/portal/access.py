"""Who may open a portal page: the person themselves or a helper. For everybody else the page does not exist."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from alongside.ground.people.reach import Reach, Via, must_reach

View = Callable[..., HttpResponse]


def patient_side(view: View) -> View:
    """Call `view(request, reach, …)` for the person of the URL, reached as oneself or as a helper; else 404.

    A page that one may not open and a page that does not exist answer alike, so that nobody can probe for people.
    """

    @login_required
    @wraps(view)
    def inner(request: HttpRequest, person: UUID, **rest) -> HttpResponse:
        return view(request, _reach(request, person), **rest)

    return inner


def own_page(view: View) -> View:
    """Like `patient_side`, for what is the person's alone: the log, helpers, settings."""

    @login_required
    @wraps(view)
    def inner(request: HttpRequest, person: UUID, **rest) -> HttpResponse:
        reach = _reach(request, person)
        if reach.via != Via.SELF:
            raise Http404
        return view(request, reach, **rest)

    return inner


def _reach(request: HttpRequest, person: UUID) -> Reach:
    try:
        reach = must_reach(request.viewer, person)
    except PermissionDenied as refused:
        raise Http404 from refused
    if not reach.is_patient_side:
        raise Http404
    return reach
