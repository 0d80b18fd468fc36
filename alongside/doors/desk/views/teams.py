"""Who is on a patient's care team."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.ground.people import selectors as people
from alongside.ground.people.reach import Reach
from alongside.ground.people.roles import May
from alongside.ground.people.services import join_team, leave_team

from ..access import team_side
from ..forms.teams import JoinForm
from ..header import header


@team_side
def team(request: HttpRequest, reach: Reach) -> HttpResponse:
    """The team, and a form to add somebody."""
    viewer = request.viewer
    if not viewer.may(May.EDIT_CARE_TEAM):
        raise PermissionDenied
    form = JoinForm(request.POST or None, held=people.team_member_choices(viewer))
    if request.method == "POST" and form.is_valid():
        member, role = form.member_and_role()
        try:
            join_team(by=viewer, patient=reach.person, member=member, role=role, lead=form.cleaned_data["lead"])
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("They are on the team now."))
            return redirect("desk:team", reach.person)
    context = {"reach": reach, "header": header(viewer, reach), "form": form, "team": people.care_team(viewer, reach)}
    return render(request, "desk/team.html", context, status=400 if form.errors else 200)


@team_side
def leave(request: HttpRequest, reach: Reach, membership: UUID) -> HttpResponse:
    """Take somebody off the team, after asking."""
    viewer = request.viewer
    if not viewer.may(May.EDIT_CARE_TEAM):
        raise PermissionDenied
    member = next((one for one in people.care_team(viewer, reach) if one.id == membership), None)
    if member is None:
        return redirect("desk:team", reach.person)
    if request.method == "POST":
        leave_team(by=viewer, membership=membership)
        messages.success(request, _("They are off the team. They can no longer open this page."))
        return redirect("desk:team", reach.person)
    return render(request, "desk/leave.html", {"reach": reach, "header": header(viewer, reach), "member": member})
