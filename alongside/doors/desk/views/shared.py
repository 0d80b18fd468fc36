"""Computers that several people use: made here, sitting at one, and ended from anywhere."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.ground.people import shared as computers
from alongside.ground.people.roles import May
from alongside.ground.people.services import share_computer, unshare_computer
from alongside.ground.ui.page.happened import acts_by_day

from ..access import needs
from ..forms.shared import ShareForm


@needs(May.SHARE_COMPUTERS)
def shared(request: HttpRequest) -> HttpResponse:
    """All of them, and a form that makes this very one a shared one."""
    form = ShareForm(request.POST or None)
    if request.method == "POST" and request.shared_computer:
        messages.info(request, _("This computer is a shared one already."))
        return redirect("desk:shared")
    if request.method == "POST" and form.is_valid():
        try:
            _computer, request.next_shared_token = share_computer(by=request.viewer, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("This is a shared computer now. Who signs in fully here can choose a PIN."))
            return redirect("desk:shared")
    context = {"form": form, "computers": computers.shared_computers(request.viewer)}
    return render(request, "desk/shared.html", context, status=400 if form.errors else 200)


@needs(May.SHARE_COMPUTERS)
def computer(request: HttpRequest, computer: UUID) -> HttpResponse:
    """One of them: what happened there, and the end of sharing it."""
    found = computers.shared_computer(request.viewer, computer)
    if found is None:
        raise Http404
    if request.method == "POST" and "end" in request.POST:
        unshare_computer(by=request.viewer, computer=computer)
        messages.success(request, _("It is no shared computer any more. PINs there open nothing, from this moment."))
        return redirect("desk:shared")
    days = acts_by_day(request.viewer, computers.happened_at(request.viewer, computer))
    return render(request, "desk/shared_computer.html", {"computer": found, "days": days})
