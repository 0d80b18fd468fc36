"""Links of messages open nothing by themselves; gateways bring answers to texts; the demo shows what it would send."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from alongside.ground.notices import selectors as notices
from alongside.ground.notices.services import stop_by_link, take_reply

from .incoming import Unreadable, read


@login_required
def go(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in first; then where the message leads, for whoever it was for. For anybody else, and when it is too old,
    their own start: nobody can tell the one from the other."""
    found = notices.leads_to(request.viewer, token)
    return redirect(found[0], *found[1]) if found else redirect("front")


@csrf_exempt  # mail programs press it by themselves (RFC 8058); all it can do is to send less
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """A page with one button. Looking at it changes nothing: programs that check links look, too."""
    if not notices.is_known_link(token):
        raise Http404
    stopped = request.method == "POST" and stop_by_link(by=None, token=token)
    return render(request, "post/stop.html", {"stopped": stopped})


@csrf_exempt  # a gateway has no session; it has the secret in the address
@require_POST
def text_came(request: HttpRequest, secret: str) -> HttpResponse:
    """An answer to a text message, as the gateway brings it."""
    wanted = settings.SMS.incoming if settings.SMS else ""
    if not wanted or not constant_time_compare(secret, wanted):
        raise Http404
    try:
        take_reply(by=None, **read(request, settings.SMS))
    except Unreadable as wrong:
        return HttpResponse(str(wrong), status=400, content_type="text/plain")
    return HttpResponse(status=204)


def outbox(request: HttpRequest) -> HttpResponse:
    """What the demo would have sent. In a real practice there is nothing here."""
    if not (request.practice and request.practice.demo):
        raise Http404
    return render(request, "post/outbox.html", {"shown": notices.shown_in_demo()})
