"""The emergency copy, printed by somebody: for when the computer will be down."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone

from alongside.ground.chart.selectors import Expected, expected_on
from alongside.ground.people.reach import Via, must_reach, reach
from alongside.ground.people.roles import May
from alongside.ground.people.services import break_glass
from alongside.ground.people.viewer import Viewer
from alongside.ground.ui.printing.emergency import days_from, made
from alongside.ground.ui.printing.emergency_paper import on_paper

from ..access import needs
from ..forms.patients import ReasonForm

AS_STAFF = (Via.TEAM, Via.BREAK_GLASS)


@dataclass(frozen=True)
class Coming:
    """Who is expected, by how this viewer comes to their page: as staff, only for a reason, or as family."""

    days: tuple[date, ...]
    open: tuple[Expected, ...]
    closed: tuple[Expected, ...]
    family: int

    @property
    def sheets(self) -> int:
        """How many this viewer can print."""
        return len(self.open) + len(self.closed)


@needs(May.PRINT_EMERGENCY)
def emergency(request: HttpRequest) -> HttpResponse:
    """How many are expected, and a reason where the viewer is not on the team; then the paper.

    Nobody is named before that: each of them would read that somebody looked.
    """
    coming = _coming(request.viewer)
    form = ReasonForm(request.POST or None) if coming.closed else None
    if request.method == "POST" and coming.sheets and (form is None or form.is_valid()):
        try:
            return _paper(request, coming, form.cleaned_data["reason"] if form else "")
        except ValidationError as refused:
            form.add_error("reason", refused)
    status = 400 if form and form.errors else 200
    return render(request, "desk/emergency.html", {"coming": coming, "form": form}, status=status)


def _coming(viewer: Viewer) -> Coming:
    days = days_from(timezone.localdate())
    by_way: dict[str, list[Expected]] = {"open": [], "closed": [], "family": []}
    for one in expected_on(days):
        found = reach(viewer, one.person)
        way = "open" if found and found.via in AS_STAFF else "family" if found and found.is_patient_side else "closed"
        by_way[way].append(one)
    return Coming(days, tuple(by_way["open"]), tuple(by_way["closed"]), len(by_way["family"]))


def _paper(request: HttpRequest, coming: Coming, reason: str) -> HttpResponse:
    """A reason that is refused is refused at the first page: nothing has been opened then."""
    viewer = request.viewer
    for one in coming.closed:
        break_glass(by=viewer, patient=one.person, reason=reason)
    mine = {one.person for one in (*coming.open, *coming.closed)}
    reached = [(one, must_reach(viewer, one.person)) for one in expected_on(coming.days) if one.person in mine]
    copy = made(viewer, reached, coming.days, by=viewer, left_out=coming.family)
    paper = on_paper(copy, style_at=static("ui/print.css"))
    if paper.ending == "html":
        return HttpResponse(paper.content)
    name = f"emergency-{timezone.localdate():%Y-%m-%d}.pdf"  # names nobody
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(paper.content, content_type="application/pdf", headers=headers)
