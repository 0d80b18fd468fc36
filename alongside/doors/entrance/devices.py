"""Where one is signed in, and "was this you?"."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.usersessions.views import ListUserSessionsView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.ground.people.devices import IN_SESSION, began_by_pin, device_of, is_known, my_device, new_devices
from alongside.ground.people.services import confirm_device, deny_device

from .adapter import call_us


class Devices(ListUserSessionsView):
    """Each device that is signed in now, and those that nobody has answered for, though they are gone."""

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        for session in context["sessions"]:
            session.device, session.by_pin = device_of(session), began_by_pin(session)
        asked = new_devices(self.request.viewer, _here(self.request))
        there = {session.device for session in context["sessions"]}
        gone = [device for device in asked if str(device.id) not in there]
        return {**context, "gone": gone, "asked": {str(d.id) for d in asked}, "here_ip": _ip(self.request)}


@login_required
def was_it_you(request: HttpRequest, device: UUID) -> HttpResponse:
    """One device: what, when and from where. "No" signs it out at once and leads to a new password."""
    viewer, here = request.viewer, _here(request)
    found = my_device(viewer, device)
    if found is None:
        raise Http404
    this, may_confirm = str(device) == here, bool(here) and is_known(viewer, here)
    if request.method == "POST" and not this:
        if "no" in request.POST:
            return _no(request, device, here)
        if "yes" in request.POST and may_confirm:
            confirm_device(by=viewer, device=device, here=UUID(here))
            messages.success(request, _("Thank you. We do not ask about this device again."))
            return redirect("usersessions_list")
    context = {"device": found, "this": this, "may_confirm": may_confirm, "here_ip": _ip(request)}
    return render(request, "entrance/device.html", context)


def _no(request: HttpRequest, device: UUID, here: str) -> HttpResponse:
    deny_device(
        by=request.viewer,
        device=device,
        here=UUID(here) if here else None,
        session=request.session.session_key,
        others_too="others" in request.POST,
    )
    words = _("That device is signed out, and the practice knows. Please choose a new password now. %(call)s")
    messages.warning(request, words % {"call": call_us()})
    return redirect("account_change_password")


def _here(request: HttpRequest) -> str:
    return request.session.get(IN_SESSION, "")


def _ip(request: HttpRequest) -> str:
    return get_adapter().get_client_ip(request)
