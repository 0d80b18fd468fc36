"""Promises of the practice: how many are kept, which are late, and handing one on."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.ground.people import roles
from alongside.ground.people.on_duty import takers
from alongside.ground.people.roles import May
from alongside.ground.promises import trust
from alongside.ground.promises.services import hand_on as hand_promise_on
from alongside.ground.promises.words import told
from alongside.ground.spine.access import Purpose, looked

from ..access import needs, staff
from ..forms.duties import HandOnForm

SINCE = timedelta(days=90)
LATE = 50  # of a page


@needs(May.READ_PROMISES)
def kept(request: HttpRequest) -> HttpResponse:
    """Counts of a quarter, and what is late now: by whom, never about whom."""
    viewer, now = request.viewer, timezone.now()
    late = Paginator(trust.late_ones(viewer, now), LATE).get_page(request.GET.get("page"))
    late.object_list = [
        {"key": one.id, "what": told(one.kind), "who": _who(one), "due": one.due_at, "out": one.given_out_at}
        for one in late.object_list
    ]
    context = {"kept": trust.kept_by_practice(viewer, now - SINCE, now), "late": late, "days": SINCE.days}
    return render(request, "desk/kept.html", context)


@staff
def hand_on(request: HttpRequest, promise: UUID) -> HttpResponse:
    """Somebody else takes it on, for a reason that the patient can read. Who runs the practice does not learn whose."""
    viewer = request.viewer
    found = trust.to_hand_on(viewer, promise)
    if found is None:
        raise Http404
    names = not viewer.may(May.READ_PROMISES)
    if names:
        looked(viewer=viewer.person_id, about=[found.about_id], purpose=Purpose.LIST)
    form = HandOnForm(request.POST or None, takers=takers(found.about_id))
    if request.method == "POST" and form.is_valid():
        try:
            hand_promise_on(by=viewer.person_id, promise=found.id, reason=form.cleaned_data["reason"], **form.taker())
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("It is handed on. Its time stands."))
            return redirect("desk:today" if names else "desk:kept")
    context = {
        "form": form, "what": told(found.kind), "who": _who(found), "due": found.due_at,
        "about": found.about.name if names else "",
    }  # fmt: skip
    return render(request, "desk/hand_on.html", context, status=400 if form.errors else 200)


def _who(promise) -> str:
    if promise.owed_by_id:
        return promise.owed_by.name
    return _("Anybody in this role: %(role)s") % {"role": roles.ALL[promise.owed_by_role].name}
