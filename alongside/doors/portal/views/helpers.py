"""Who helps me: invite, confirm, change, end."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.ground.people import selectors as people
from alongside.ground.people import services
from alongside.ground.people.reach import Reach, may_be_minor

from ..access import own_page
from ..forms import ConfirmForm, InviteForm, ScopeForm
from ..helping import helper_cards

# Shown once after inviting; between the two requests the code waits in the person's own session, nowhere else.
CODE = "helper_code"


@own_page
def helpers(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Everybody who helps or was invited to, and what each may see."""
    grants = people.grants_of(request.viewer, reach)
    return render(request, "portal/helpers.html", {"reach": reach, "helpers": helper_cards(grants, reach.persons)})


@own_page
def invite(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Invite somebody: makes a code to hand over."""
    minor = may_be_minor(people.person(request.viewer, reach), timezone.localdate())
    form = InviteForm(request.POST or None, minor=minor)
    if request.method == "POST" and form.is_valid():
        try:
            grant, code = services.invite_helper(by=request.viewer, patient=reach.person, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            request.session[CODE] = {"grant": str(grant.id), "code": code}
            return redirect("portal:helper_code", reach.person, grant.id)
    return render(request, "portal/invite.html", {"reach": reach, "form": form})


@own_page
def code(request: HttpRequest, reach: Reach, grant: UUID) -> HttpResponse:
    """The code, once. Opened again, the page says how to get a new one."""
    found = _grant(request, reach, grant)
    waiting = request.session.pop(CODE, None) or {}
    shown = waiting.get("code") if waiting.get("grant") == str(grant) else None
    return render(request, "portal/helper_code.html", {"reach": reach, "grant": found, "code": shown})


@own_page
def confirm(request: HttpRequest, reach: Reach, grant: UUID) -> HttpResponse:
    """The code was used: say how one knows that it is them. From then on they can see the page."""
    found = _grant(request, reach, grant)
    if found.accepted_at is None or found.confirmed_at or found.revoked_at or found.basis != "helper":
        return redirect("portal:helpers", reach.person)
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.confirm_helper(by=request.viewer, grant=grant, how=form.cleaned_data["how"])
        messages.success(request, _("%(name)s can help you from now on.") % {"name": found.helper_name})
        return redirect("portal:helpers", reach.person)
    return render(request, "portal/helper_confirm.html", {"reach": reach, "grant": found, "form": form})


@own_page
def change(request: HttpRequest, reach: Reach, grant: UUID) -> HttpResponse:
    """Change what a helper sees."""
    found = _grant(request, reach, grant)
    if found.revoked_at or found.basis != "helper":
        return redirect("portal:helpers", reach.person)
    now = {"contents": found.contents, "sensitive": found.sensitive, "expires_on": found.expires_on}
    minor = may_be_minor(found.patient, timezone.localdate())
    form = ScopeForm(request.POST or None, initial=now, minor=minor)
    if request.method == "POST" and form.is_valid():
        services.change_grant(by=request.viewer, grant=grant, **form.cleaned_data)
        messages.success(request, _("Saved. It counts from now on."))
        return redirect("portal:helpers", reach.person)
    return render(request, "portal/helper_change.html", {"reach": reach, "grant": found, "form": form})


@own_page
def end(request: HttpRequest, reach: Reach, grant: UUID) -> HttpResponse:
    """End a helper's access, after asking once."""
    found = _grant(request, reach, grant)
    if found.revoked_at or found.basis != "helper":
        return redirect("portal:helpers", reach.person)
    if request.method == "POST":
        services.revoke_helper(by=request.viewer, grant=grant)
        messages.success(request, _("%(name)s can no longer see your page.") % {"name": found.helper_name})
        return redirect("portal:helpers", reach.person)
    return render(request, "portal/helper_end.html", {"reach": reach, "grant": found})


def _grant(request: HttpRequest, reach: Reach, grant: UUID):
    found = people.grants_of(request.viewer, reach).filter(id=grant).first()
    if found is None:
        raise Http404
    return found
