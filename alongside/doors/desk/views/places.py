"""Where the practice sees people, and when."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.ground.people.roles import May
from alongside.ground.practice import selectors, services

from ..access import needs
from ..forms.places import PlaceForm


@needs(May.CHANGE_PRACTICE)
def new(request: HttpRequest) -> HttpResponse:
    """Add a place."""
    first = {"name": request.practice.name, "timezone": request.practice.timezone, "phone": request.practice.phone}
    used = selectors.locations(timezone.localdate())
    form = PlaceForm(request.POST or None, initial={"timezone": first["timezone"]} if used else first)
    return _kept(request, form, services.add_location) or _show(request, form)


@needs(May.CHANGE_PRACTICE)
def place(request: HttpRequest, place: UUID) -> HttpResponse:
    """Change a place, or say that nobody is seen there any more."""
    found = selectors.location(place, timezone.localdate())
    if found is None:
        raise Http404
    if "close" in request.POST:
        services.close_location(by=request.viewer.person_id, location=found.id, on=timezone.localdate())
        messages.success(request, _("Saved."))
        return redirect("desk:practice")
    initial = {name: getattr(found, name) for name in PlaceForm.base_fields}
    hours = {one.weekday: (one.opens, one.closes) for one in found.hours.all()}
    form = PlaceForm(request.POST or None, initial=initial, hours=hours)
    return _kept(request, form, services.change_location, location=found.id) or _show(request, form, place=found)


def _kept(request: HttpRequest, form: PlaceForm, service, **which) -> HttpResponse | None:
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        service(by=request.viewer.person_id, **which, **form.particulars())
    except ValidationError as refused:
        form.add_error(None, refused)
        return None
    messages.success(request, _("Saved."))
    return redirect("desk:practice")


def _show(request: HttpRequest, form: PlaceForm, **context) -> HttpResponse:
    return render(request, "desk/place.html", {"form": form, **context}, status=400 if form.errors else 200)
