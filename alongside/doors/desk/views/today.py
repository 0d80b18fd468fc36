"""What I owe today, and the way to a patient."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alongside.ground.chart import selectors as chart
from alongside.ground.notices import selectors as notices
from alongside.ground.people import roles
from alongside.ground.people.devices import denied_count
from alongside.ground.people.roles import May
from alongside.ground.people.shared import my_pin
from alongside.ground.practice import register
from alongside.ground.promises import selectors as promises
from alongside.ground.promises.trust import late_ones
from alongside.ground.spine import selectors as spine

from ..access import staff
from ..first_steps import first_steps
from ..forms.patients import SearchForm
from ..owed import owed_lines

OWED = 50  # of a page


@staff
def today(request: HttpRequest) -> HttpResponse:
    """Open promises, late ones first, page by page; what needs somebody's eye; and a search.

    Patients are not listed: each of them would read that somebody looked, whenever this page is opened.
    """
    viewer = request.viewer
    now = timezone.now()
    owed = Paginator(promises.owed_by_viewer(viewer), OWED).get_page(request.GET.get("page"))
    owed.object_list = owed_lines(viewer, owed.object_list, now)
    context = {
        "steps": first_steps(viewer, request.practice.phone if request.practice else ""),
        "owed": owed,
        "runs": viewer.may(May.READ_PROMISES),
        "late": late_ones(viewer, now).count() if viewer.may(May.READ_PROMISES) else 0,
        "find": SearchForm() if viewer.may(May.SEARCH_PATIENTS) else None,
        "has_patients": any(roles.ALL[role].opens == "team" for role in viewer.roles),
        "choose_pin": request.shared_computer and not viewer.by_pin and not my_pin(viewer, request.shared_computer),
        "prints": viewer.may(May.PRINT_EMERGENCY),
        "kept_aside": chart.kept_aside_list(viewer).count() if viewer.may(May.READ_IMPORTS) else 0,
        "lost": notices.not_arrived_count(viewer) if viewer.may(May.INVITE_PATIENT) else 0,
        "texts": notices.texts_of_nobody_count(viewer) if viewer.may(May.INVITE_PATIENT) else 0,
        "denied": denied_count(viewer) if viewer.may(May.GIVE_ROLES) else 0,
        "to_read": register.to_read() if viewer.may(May.ACCEPT_FUNCTIONS) else 0,
        "stuck": spine.stuck().count() if viewer.may(May.READ_OUTBOX) else 0,
    }
    return render(request, "desk/today.html", context)
