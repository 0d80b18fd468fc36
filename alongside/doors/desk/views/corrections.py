"""Patients' requests to correct the record, and our answers."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.ground.chart import selectors as chart
from alongside.ground.chart.services import answer_correction
from alongside.ground.people.reach import must_reach, reach
from alongside.ground.people.roles import May

from ..access import needs
from ..forms.corrections import AnswerForm
from ..header import header


@needs(May.ANSWER_CORRECTION)
def corrections(request: HttpRequest) -> HttpResponse:
    """Unanswered ones, oldest first: in full for one's own patients, by date alone for the others."""
    waiting = list(chart.corrections_to_answer(request.viewer))
    mine = [one for one in waiting if (seen := reach(request.viewer, one.person_id)) and seen.sees_codes]
    for person in {one.person_id for one in mine}:
        must_reach(request.viewer, person)
    context = {"mine": mine, "others": len(waiting) - len(mine)}
    return render(request, "desk/corrections.html", context)


@needs(May.ANSWER_CORRECTION)
def correction(request: HttpRequest, correction: UUID) -> HttpResponse:
    """The patient's words beside the original; and our answer, which the patient reads."""
    found = chart.correction(request.viewer, correction)
    if found is None:
        raise Http404
    try:
        seen = must_reach(request.viewer, found.person_id)
    except PermissionDenied:
        return redirect("desk:open", found.person_id)
    if not seen.sees_codes:  # one's own page, or one's family's: somebody else answers
        raise PermissionDenied
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_correction(by=request.viewer, correction=found.id, **form.cleaned_data)
            messages.success(request, _("Your answer stands on the patient’s page."))
            return redirect("desk:correction", found.id)
        except ValidationError as refused:
            form.add_error(None, refused)
    context = {
        "correction": found,
        "form": form,
        "reach": seen,
        "header": header(request.viewer, seen),
        "original": chart.original(request.viewer, seen, found.resource_id) if found.resource_id else None,
    }
    return render(request, "desk/correction.html", context, status=400 if form.errors else 200)
