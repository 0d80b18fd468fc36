"""Who works here, in which roles."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.ground.people import selectors as people
from alongside.ground.people import services
from alongside.ground.people.roles import May

from ..access import needs
from ..forms.staff import NameForm, NewStaffForm, RoleForm


@needs(May.GIVE_ROLES)
def staff(request: HttpRequest) -> HttpResponse:
    """Everybody, and a form for somebody new."""
    form = NewStaffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given, family, role = (form.cleaned_data[name] for name in ("given", "family", "role"))
        person = services.register_person(by=request.viewer, origin="staff", given=given, family=family)
        services.give_role(by=request.viewer, person=person.id, role=role)
        invitation, code = services.invite_account(by=request.viewer, person=person.id)
        return render(request, "desk/staff_invitation.html", {"person": person, "invitation": invitation, "code": code})
    context = {"form": form, "staff": people.staff(request.viewer)}
    return render(request, "desk/staff.html", context, status=400 if form.errors else 200)


@needs(May.GIVE_ROLES)
def member(request: HttpRequest, person: UUID) -> HttpResponse:
    """One person's roles: give one, end one."""
    held = people.staff(request.viewer).filter(person=person)
    if not held:
        raise Http404
    named, posted = held[0].person, request.POST or None
    renames = "given" in request.POST
    name = NameForm(posted if renames else None, initial={"given": named.given, "family": named.family})
    form = RoleForm(None if renames else posted)
    if request.method == "POST":
        try:
            if name.is_valid():
                services.rename_staff(by=request.viewer, person=person, **name.cleaned_data)
                messages.success(request, _("Saved."))
                return redirect("desk:member", person)
            if "end" in request.POST:
                services.end_role(by=request.viewer, person=person, role=request.POST["end"])
                messages.success(request, _("The role has ended, from this moment."))
                return redirect("desk:people")
            if form.is_valid():
                services.give_role(by=request.viewer, person=person, role=form.cleaned_data["role"])
                messages.success(request, _("They hold this role now."))
                return redirect("desk:member", person)
        except ValidationError as refused:
            (name if renames else form).add_error(None, refused)
    context = {"form": form, "name": name, "held": held, "person": named}
    return render(request, "desk/member.html", context, status=400 if name.errors or form.errors else 200)


@needs(May.GIVE_ROLES)
def invite(request: HttpRequest, person: UUID) -> HttpResponse:
    """A new code for somebody who works here: the first one was lost, or they forgot their password."""
    held = people.staff(request.viewer).filter(person=person).first()
    if held is None:
        raise Http404
    if request.method != "POST":
        return redirect("desk:member", person)
    invitation, code = services.invite_account(by=request.viewer, person=person)
    shown = {"person": held.person, "invitation": invitation, "code": code}
    return render(request, "desk/staff_invitation.html", shown)
