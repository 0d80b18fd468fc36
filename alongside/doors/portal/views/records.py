"""An original record, and asking to correct it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.ground.chart import selectors as chart
from alongside.ground.chart import services
from alongside.ground.people import selectors as people
from alongside.ground.people.reach import Reach
from alongside.ground.ui.page.head import helping_line
from alongside.ground.ui.page.original import OriginalPage, original_page
from alongside.ground.ui.page.original_file import original_file

from ..access import own_page, patient_side
from ..corrections import correction_cards
from ..forms import CorrectionForm


@patient_side
def record(request: HttpRequest, reach: Reach, resource: UUID) -> HttpResponse:
    """The original in plain reading, where it came from, and every version."""
    found = _found(request, reach, resource)
    helping = helping_line(reach, people.person(request.viewer, reach))
    return render(request, "portal/record.html", {"reach": reach, "record": found, "helping": helping})


@patient_side
def file(request: HttpRequest, reach: Reach, resource: UUID) -> HttpResponse:
    """The very bytes, to keep."""
    return original_file(_found(request, reach, resource))


@own_page
def correct(request: HttpRequest, reach: Reach, resource: UUID) -> HttpResponse:
    """Say what is not right. The team owes an answer from then on."""
    found = _found(request, reach, resource)
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        services.ask_correction(by=request.viewer, person=reach.person, resource=resource, words=words)
        messages.success(request, _("Sent. Your team owes you an answer within 60 days."))
        return redirect("portal:corrections", reach.person)
    return render(request, "portal/correct.html", {"reach": reach, "record": found, "form": form})


@own_page
def corrections(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Everything asked for, with the answers."""
    cards = correction_cards(request.viewer, reach, chart.corrections_of(request.viewer, reach))
    return render(request, "portal/corrections.html", {"reach": reach, "corrections": cards})


def _found(request: HttpRequest, reach: Reach, resource: UUID) -> OriginalPage:
    found = original_page(request.viewer, reach, resource, request.GET.get("version", ""))
    if found is None:
        raise Http404
    return found
