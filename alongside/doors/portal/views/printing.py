"""Our page on paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.ground.people import selectors as people
from alongside.ground.people.reach import Reach
from alongside.ground.ui.page.head import helping_line
from alongside.ground.ui.printing.answer import PrintForm, printed

from ..access import patient_side


@patient_side
def choose(request: HttpRequest, reach: Reach) -> HttpResponse:
    """How large, and with what."""
    helping = helping_line(reach, people.person(request.viewer, reach))
    return render(request, "portal/print.html", {"reach": reach, "form": PrintForm(), "helping": helping})


@patient_side
def sheet(request: HttpRequest, reach: Reach) -> HttpResponse:
    """The PDF, or a page for the browser's own print."""
    return printed(request, reach)
