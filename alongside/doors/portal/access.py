"""Who may open a portal page: the person themselves or a helper. For everybody else the page does not exist."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from alongside.ground.people.reach import Reach, Via, note_look, reach

View = Callable[..., HttpResponse]


def patient_side(view: View) -> View:
    """Call `view(request, reach, …)` for the person of the URL, reached as oneself or as a helper; else 404.

    A page that one may not open and a page that does not exist answer alike, so that nobody can probe for people.
    """

    @login_required
    @wraps(view)
    def inner(request: HttpRequest, person: UUID, **rest) -> HttpResponse:
        return view(request, _reach(request, person, Via.SELF, Via.HELPER), **rest)

    return inner


def own_page(view: View) -> View:
    """Like `patient_side`, for what is the person's alone: the log, helpers, settings."""

    @login_required
    @wraps(view)
    def inner(request: HttpRequest, person: UUID, **rest) -> HttpResponse:
        return view(request, _reach(request, person, Via.SELF), **rest)

    return inner


def _reach(request: HttpRequest, person: UUID, *ways: Via) -> Reach:
    """The look is noted only once it is sure that something is shown."""
    found = reach(request.viewer, person)
    if found is None or found.via not in ways:
        raise Http404
    note_look(request.viewer, found)
    return found
