"""What I owe today, and my patients."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alongside.ground.chart import selectors as chart
from alongside.ground.people import selectors as people
from alongside.ground.people.roles import May
from alongside.ground.promises import selectors as promises
from alongside.ground.spine import selectors as spine

from ..access import staff
from ..owed import owed_lines


@staff
def today(request: HttpRequest) -> HttpResponse:
    """One list of open promises, soonest first; then my patients; then what needs somebody's eye."""
    viewer = request.viewer
    owed = owed_lines(viewer, promises.owed_by_viewer(viewer), timezone.now())
    context = {
        "owed": owed,
        "patients": people.my_patients(viewer),
        "kept_aside": chart.kept_aside_list(viewer).count() if viewer.may(May.READ_IMPORTS) else 0,
        "stuck": spine.stuck().count() if viewer.may(May.READ_OUTBOX) else 0,
    }
    return render(request, "desk/today.html", context)
