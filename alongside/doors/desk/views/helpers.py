"""Helpers, parents and legal decision-makers, as the practice keeps them with the patient."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.ground.people import selectors as people
from alongside.ground.people import services
from alongside.ground.people.reach import Reach, may_be_minor
from alongside.ground.people.roles import May

from ..access import team_side
from ..forms.helpers import ConfirmForm, PauseForm, StartForm
from ..header import header

CODE = "helper_code"


@team_side
def helpers(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Everybody who helps or was invited to."""
    _may(request, May.CHECK_IDENTITY)
    grants = list(people.grants_of(request.viewer, reach))
    shown = {"grants": grants, "may_pause": request.viewer.may(May.PAUSE_HELPER), "code": _code(request, grants)}
    return _show(request, reach, "desk/helpers.html", **shown)


@team_side
def start(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Invite somebody at the patient's side; for a parent or decision-maker, with the paper that was seen."""
    _may(request, May.CHECK_IDENTITY)
    minor = may_be_minor(people.person(request.viewer, reach), timezone.localdate())
    form = StartForm(request.POST or None, minor=minor)
    if request.method == "POST" and form.is_valid():
        try:
            made, code = services.invite_helper(by=request.viewer, patient=reach.person, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            request.session[CODE] = {"grant": str(made.id), "code": code}
            return redirect("desk:helpers", reach.person)
    return _show(request, reach, "desk/helper_start.html", form=form, status=400 if form.errors else 200)


@team_side
def confirm(request: HttpRequest, reach: Reach, grant: UUID) -> HttpResponse:
    """Identity was checked, and how."""
    _may(request, May.CHECK_IDENTITY)
    found = _grant(request, reach, grant)
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.confirm_helper(by=request.viewer, grant=found.id, how=form.cleaned_data["how"])
            messages.success(request, _("They can help from now on."))
            return redirect("desk:helpers", reach.person)
        except ValidationError as refused:
            form.add_error(None, refused)
    return _show(request, reach, "desk/helper_confirm.html", form=form, grant=found, status=400 if form.errors else 200)


@team_side
def pause(request: HttpRequest, reach: Reach, grant: UUID) -> HttpResponse:
    """Stop or resume somebody's access without a word to anybody outside the team."""
    _may(request, May.PAUSE_HELPER)
    found = _grant(request, reach, grant)
    form = PauseForm(request.POST or None)
    if request.method == "POST" and found.paused_at:
        services.resume_helper(by=request.viewer, grant=found.id)
        return redirect("desk:helpers", reach.person)
    if request.method == "POST" and form.is_valid():
        services.pause_helper(by=request.viewer, grant=found.id, reason=form.cleaned_data["reason"])
        return redirect("desk:helpers", reach.person)
    return _show(request, reach, "desk/helper_pause.html", form=form, grant=found, status=400 if form.errors else 200)


@team_side
def end(request: HttpRequest, reach: Reach, grant: UUID) -> HttpResponse:
    """End somebody's help at once, after asking."""
    _may(request, May.CHECK_IDENTITY)
    found = _grant(request, reach, grant)
    if request.method == "POST":
        services.revoke_helper(by=request.viewer, grant=found.id)
        messages.success(request, _("Their access has ended."))
        return redirect("desk:helpers", reach.person)
    return _show(request, reach, "desk/helper_end.html", grant=found)


def _code(request: HttpRequest, grants: list) -> str | None:
    """The code just made, once; and on the page of its own patient, whatever other page was opened in between."""
    waiting = request.session.get(CODE)
    if not waiting or waiting["grant"] not in {str(grant.id) for grant in grants}:
        return None
    return request.session.pop(CODE)["code"]


def _may(request: HttpRequest, permission: May) -> None:
    if not request.viewer.may(permission):
        raise PermissionDenied


def _grant(request: HttpRequest, reach: Reach, grant: UUID):
    found = people.grants_of(request.viewer, reach).filter(id=grant).first()
    if found is None:
        raise Http404
    return found


def _show(request: HttpRequest, reach: Reach, template: str, status: int = 200, **context) -> HttpResponse:
    shown = {"reach": reach, "header": header(request.viewer, reach), **context}
    return render(request, template, shown, status=status)
