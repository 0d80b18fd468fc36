"""The first time with a printed code, and one's own sign-in."""

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from alongside.ground.people.services import find_invitation, open_account
from alongside.ground.people.signing import sign_in

from .adapter import call_us
from .forms import AccountForm, CodeForm


@sensitive_post_parameters()
def invitation(request: HttpRequest) -> HttpResponse:
    """Type the code; it is kept in the session, not in an address."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not consume(request, action="invitation_code"):
            form.add_error("code", _("Too many tries. Please wait a minute. %(call)s") % {"call": call_us()})
        elif find_invitation(form.cleaned_data["code"]) is None:
            form.add_error(
                "code", _("This code does not work. It may be used up or too old. %(call)s") % {"call": call_us()}
            )
        else:
            request.session["invitation"] = form.cleaned_data["code"]
            return redirect("first_sign_in")
    return render(request, "entrance/invitation.html", {"form": form}, status=400 if form.errors else 200)


@sensitive_post_parameters()
def first_sign_in(request: HttpRequest) -> HttpResponse:
    """Choose name and password; then one is signed in."""
    code = request.session.get("invitation", "")
    found = find_invitation(code) if code else None
    if found is None:
        if request.method == "POST":  # they typed a name and a password: say why it was for nothing
            messages.info(request, _("Nothing is saved yet. Please type the code from your letter once more."))
        return redirect("invitation")
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = open_account(code=code, **form.cleaned_data)
        except ValidationError as refused:
            for field, errors in refused.update_error_dict({}).items():
                form.add_error(field if field in form.fields else None, errors)
        else:
            del request.session["invitation"]
            sign_in(request, account, how="password")
            return redirect("front")
    context = {"form": form, "person": found.person}
    return render(request, "entrance/first_sign_in.html", context, status=400 if form.errors else 200)


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Password, second factor, devices."""
    return render(request, "entrance/home.html")
