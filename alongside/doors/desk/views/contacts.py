"""A patient's sign-in and how to reach them."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.ground.notices import selectors as notices
from alongside.ground.notices.forms import ToldForm, as_it_stands
from alongside.ground.notices.services import call_made, choose, mark_read
from alongside.ground.people import selectors as people
from alongside.ground.people.reach import Reach
from alongside.ground.people.roles import May
from alongside.ground.people.services import invite_account, set_contact

from ..access import team_side
from ..forms.contacts import ContactForm
from ..header import header


@team_side
def contact(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Contacts, how they are told, what was sent, texts to read; a form each, and the button that prints a letter."""
    viewer = request.viewer
    if not viewer.may(May.INVITE_PATIENT):
        raise PermissionDenied
    wish, sent = notices.preference(viewer, reach), request.POST.get("form", "")
    form = ContactForm(request.POST if sent == "contact" else None)
    told = ToldForm(request.POST if sent == "told" else None, initial=as_it_stands(wish), prefix="told")
    if request.method == "POST" and _saved(request, reach, {"contact": form, "told": told}):
        messages.success(request, _("Saved."))
        return redirect("desk:contact", reach.person)
    context = {
        "reach": reach,
        "header": header(viewer, reach),
        "call_owed": notices.call_owed(viewer, reach),
        "form": form,
        "contacts": people.contacts_of(viewer, reach),
        "has_account": people.has_account(reach.persons),
        "told": told,
        "wish": wish,
        "wish_holds": notices.holds(wish),
        "sent": notices.messages_to(viewer, reach),
        "texts": notices.texts_to_read(viewer, reach),
    }
    return render(request, "desk/contact.html", context, status=400 if form.errors or told.errors else 200)


def _saved(request: HttpRequest, reach: Reach, forms: dict) -> bool:
    """Save the form that was sent. What a service refuses becomes the form's error, with everything typed kept."""
    name = request.POST.get("form", "")
    if name == "called":
        call_made(by=request.viewer, person=reach.person)  # pressed again, there is no call owed any more: as wanted
        return True
    if name not in forms:
        raise BadRequest
    sent = forms[name]
    if not sent.is_valid():
        return False
    by = {"by": request.viewer, "person": reach.person}
    try:
        match sent:
            case ToldForm():
                choose(**by, how=sent.cleaned_data["how"], **sent.chosen())
            case ContactForm():
                set_contact(**by, **sent.cleaned_data)
    except ValidationError as refused:
        sent.add_error(None if isinstance(sent, ToldForm) else "value", refused)
        return False
    return True


@team_side
def text_read(request: HttpRequest, reach: Reach, reply: UUID) -> HttpResponse:
    """Somebody of the team has read a text message."""
    if not request.viewer.may(May.INVITE_PATIENT):
        raise PermissionDenied
    if request.method == "POST" and reply in {one.id for one in notices.texts_to_read(request.viewer, reach)}:
        mark_read(by=request.viewer, reply=reply)
        messages.success(request, _("Marked as read."))
    return redirect("desk:contact", reach.person)


@team_side
def invite(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Print an invitation. The code is shown once; asking again makes a new one and the old one stops working."""
    viewer = request.viewer
    if not viewer.may(May.INVITE_PATIENT):
        raise PermissionDenied
    if request.method != "POST":
        return redirect("desk:contact", reach.person)
    invitation, code = invite_account(by=viewer, person=reach.person)
    shown = {"reach": reach, "header": header(viewer, reach), "invitation": invitation, "code": code}
    return render(request, "desk/invitation.html", shown)
