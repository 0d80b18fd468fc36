"""Finding a patient, and opening a page without being on the team."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.ground.people import roles
from alongside.ground.people import selectors as people
from alongside.ground.people.roles import May
from alongside.ground.people.services import break_glass

from ..access import needs
from ..forms.patients import ReasonForm, SearchForm


@needs(May.SEARCH_PATIENTS)
def patients(request: HttpRequest) -> HttpResponse:
    """By name or birth date. Words typed travel in the body, never in an address that could be logged."""
    form = SearchForm(request.POST or None)
    found = people.find_patients(request.viewer, form.cleaned_data["words"]) if form.is_valid() else None
    context = {
        "form": form,
        "found": found,
        "mine": people.my_patients(request.viewer) if found is None else None,
        "treats": bool(request.viewer.roles & roles.ON_TEAMS),
    }
    return render(request, "desk/patients.html", context)


@needs(May.BREAK_GLASS)
def open_page(request: HttpRequest, person: UUID) -> HttpResponse:
    """Say why; the patient will read it. Then the page opens for one shift."""
    if not people.is_patient(request.viewer, person):
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            break_glass(by=request.viewer, patient=person, reason=form.cleaned_data["reason"])
            return redirect("desk:page", person)
        except ValidationError as refused:
            form.add_error("reason", refused)
    context = {
        "form": form,
        "has_team": people.has_team(request.viewer, person),
        "may_edit": request.viewer.may(May.EDIT_CARE_TEAM),
    }
    return render(request, "desk/open.html", context, status=400 if form.errors else 200)
