"""A patient's sign-in and how to reach them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.ground.people import selectors as people
from alongside.ground.people.reach import Reach
from alongside.ground.people.roles import May
from alongside.ground.people.services import invite_account, set_contact

from ..access import team_side
from ..forms.contacts import ContactForm
from ..header import header


@team_side
def contact(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Current contacts, a form for one more, and the button that prints an invitation."""
    viewer = request.viewer
    if not viewer.may(May.INVITE_PATIENT):
        raise PermissionDenied
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_contact(by=viewer, person=reach.person, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("desk:contact", reach.person)
        except ValidationError as refused:
            form.add_error("value", refused)
    context = {
        "reach": reach,
        "header": header(viewer, reach),
        "form": form,
        "contacts": people.contacts_of(viewer, reach),
        "has_account": people.has_account(reach.persons),
    }
    return render(request, "desk/contact.html", context, status=400 if form.errors else 200)


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
