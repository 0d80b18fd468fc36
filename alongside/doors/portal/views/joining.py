"""A helper comes in with a code, and goes when they like."""

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from alongside.ground.people import selectors as people
from alongside.ground.people import services
from alongside.ground.people.reach import Reach, Via
from alongside.ground.people.signing import sign_in

from ..access import patient_side
from ..forms import CodeForm, NewHelperForm


@sensitive_post_parameters()
def help_someone(request: HttpRequest) -> HttpResponse:
    """Give the code. Signed in, as oneself; else one makes a sign-in of one's own with it."""
    return _known(request) if request.viewer else _new(request)


def _known(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if _tried(request, form):
        try:
            services.accept_help(by=request.viewer, code=form.cleaned_data["code"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Thank you. Now the person you help tells us that it is really you."))
            return redirect("portal:home")
    return render(request, "portal/help_someone.html", {"form": form})


def _new(request: HttpRequest) -> HttpResponse:
    form = NewHelperForm(request.POST or None)
    if _tried(request, form):
        try:
            _grant, account = services.accept_help_as_new(**form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            sign_in(request, account, how="password")
            messages.success(request, _("Thank you. Now the person you help tells us that it is really you."))
            return redirect("portal:home")
    return render(request, "portal/help_someone_new.html", {"form": form})


def _tried(request: HttpRequest, form: CodeForm) -> bool:
    """Whether a readable code was sent, and not too many before it."""
    if request.method != "POST" or not form.is_valid():
        return False
    if consume(request, action="invitation_code"):
        return True
    form.add_error("code", _("Too many tries. Please wait a minute and try again."))
    return False


@patient_side
def stop_helping(request: HttpRequest, reach: Reach) -> HttpResponse:
    """A helper ends their own access, after being asked once."""
    if reach.via != Via.HELPER:
        raise Http404
    person = people.person(request.viewer, reach)
    if request.method == "POST":
        services.revoke_helper(by=request.viewer, grant=reach.grant)
        messages.success(request, _("You no longer see the page of %(name)s.") % {"name": person.name})
        return redirect("portal:home")
    return render(request, "portal/stop_helping.html", {"reach": reach, "person": person})
