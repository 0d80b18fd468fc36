"""Messages that did not arrive, and texts from numbers that no patient has."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.ground.notices import selectors as notices
from alongside.ground.notices.services import mark_read
from alongside.ground.people.roles import May

from ..access import needs


@needs(May.INVITE_PATIENT)
def not_arrived(request: HttpRequest) -> HttpResponse:
    """Of the last thirty days."""
    viewer = request.viewer
    shown = {"lost": notices.not_arrived(viewer), "texts": notices.texts_of_nobody(viewer)}
    return render(request, "desk/messages.html", shown)


@needs(May.INVITE_PATIENT)
def text_read(request: HttpRequest, reply: UUID) -> HttpResponse:
    """Somebody has read a text from an unknown number."""
    if request.method == "POST" and reply in {one.id for one in notices.texts_of_nobody(request.viewer)}:
        mark_read(by=request.viewer, reply=reply)
        messages.success(request, _("Marked as read."))
    return redirect("desk:messages")
