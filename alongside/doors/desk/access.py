"""Who may open a desk page: staff, and of a patient's pages what relationship and role allow."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.ground.people import selectors as people
from alongside.ground.people.reach import must_reach
from alongside.ground.people.roles import May

View = Callable[..., HttpResponse]


def staff(view: View) -> View:
    """Whoever holds a role of the practice."""

    @login_required
    @wraps(view)
    def inner(request: HttpRequest, **rest) -> HttpResponse:
        if not request.viewer.is_staff:
            raise PermissionDenied
        return view(request, **rest)

    return inner


def needs(permission: May) -> Callable[[View], View]:
    """Staff whose role allows `permission`."""

    def decorate(view: View) -> View:
        @staff
        @wraps(view)
        def inner(request: HttpRequest, **rest) -> HttpResponse:
            request.viewer.must(permission)
            return view(request, **rest)

        return inner

    return decorate


def team_side(view: View) -> View:
    """Call `view(request, reach, …)` for the patient of the URL.

    Somebody who is not on the team, but could be, is led to the page that asks why. One's own page is a portal page.
    """

    @staff
    @wraps(view)
    def inner(request: HttpRequest, person: UUID, **rest) -> HttpResponse:
        try:
            reach = must_reach(request.viewer, person)
        except PermissionDenied:
            if request.viewer.may(May.BREAK_GLASS) and people.is_patient(request.viewer, person):
                return redirect("desk:open", person)
            raise Http404 from None
        if reach.is_patient_side:
            return redirect("portal:page", reach.person)
        return view(request, reach, **rest)

    return inner
