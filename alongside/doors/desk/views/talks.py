"""Results that wait because the patient asked for a talk first."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.ground.chart import selectors as chart
from alongside.ground.chart.services import talked
from alongside.ground.people.contents import Content
from alongside.ground.people.reach import Reach

from ..access import team_side
from ..header import header


@team_side
def talks(request: HttpRequest, reach: Reach) -> HttpResponse:
    """What waits, until when, in the patient's words; and "we talked"."""
    if not reach.sees_codes or not reach.allows(Content.RESULTS):
        raise PermissionDenied
    waiting, shown = chart.waiting_talks(request.viewer, reach), chart.talks_without_wait(request.viewer, reach)
    if request.method == "POST":
        talk = next((one for one in (*waiting, *shown) if str(one.id) == request.POST.get("talk")), None)
        if talk is None:
            messages.info(request, _("Nothing was noted: this talk is no longer open. What is open is below."))
        else:
            talked(by=request.viewer, talk=talk.id)
            messages.success(request, _("Thank you. The patient can read the results now."))
        return redirect("desk:talks", reach.person)
    context = {"reach": reach, "header": header(request.viewer, reach), "waiting": waiting, "shown": shown}
    return render(request, "desk/talks.html", context)
