"""Reactions that wait for a person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from alongside.ground.people.roles import May
from alongside.ground.spine import selectors as spine
from alongside.ground.spine.outbox import try_stuck_again

from ..access import needs


@needs(May.READ_OUTBOX)
def jobs(request: HttpRequest) -> HttpResponse:
    """How many wait, are done, are stuck; and trying the stuck ones again."""
    if request.method == "POST":
        again = try_stuck_again(by=request.viewer.person_id)
        messages.success(
            request, ngettext("%(n)s job is tried again.", "%(n)s jobs are tried again.", again) % {"n": again}
        )
        return redirect("desk:jobs")
    return render(request, "desk/jobs.html", {"state": spine.outbox_state(), "stuck": spine.stuck()[:100]})
