"""Two records that look like one person; and links that humans made."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.ground.chart import selectors as chart
from alongside.ground.chart.services import are_different, are_same
from alongside.ground.people import linked
from alongside.ground.people.roles import May
from alongside.ground.people.services import link_persons, undo_link

from ..access import needs
from ..forms.same import AgainForm, SameForm

ROWS = 100


@needs(May.LINK_PERSONS)
def proposals(request: HttpRequest) -> HttpResponse:
    """Pairs that wait for a human, and the links there are."""
    viewer, proposals = request.viewer, chart.same_person_proposals(request.viewer)
    context = {
        "proposals": proposals,
        "later": chart.count_same_persons(viewer) - len(proposals),
        "links": linked.links(viewer, request.GET.get("page")),
    }
    return render(request, "desk/same_persons.html", context)


@needs(May.LINK_PERSONS)
def proposal(request: HttpRequest, proposal: UUID) -> HttpResponse:
    """Both side by side: one person, or two?"""
    found = chart.same_person_proposal(request.viewer, proposal)
    if found is None:
        raise Http404
    form = SameForm(request.POST or None, proposal=found)
    if request.method == "POST" and form.is_valid():
        answer, reason = form.cleaned_data["answer"], form.cleaned_data["reason"]
        try:
            if answer == "different":
                are_different(by=request.viewer, proposal=found.id, reason=reason)
            else:
                are_same(by=request.viewer, proposal=found.id, main=UUID(answer), reason=reason)
            messages.success(request, _("Saved. Both pages say so."))
            return redirect("desk:same_persons")
        except ValidationError as refused:
            form.add_error(None, refused)
    return render(
        request, "desk/same_person.html", {"proposal": found, "form": form}, status=400 if form.errors else 200
    )


@needs(May.LINK_PERSONS)
def link(request: HttpRequest, link: UUID) -> HttpResponse:
    """One link: who saw either page while they counted as one; undoing it, and joining anew what was undone."""
    found = linked.link(request.viewer, link)
    if found is None:
        raise Http404
    if request.method == "POST" and found.undone_at is None:
        undo_link(by=request.viewer, link=found.id)
        messages.success(request, _("They are two people again. Below is who saw what meanwhile."))
        return redirect("desk:same_link", found.id)
    form = AgainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = link_persons(by=request.viewer, main=found.main_id, other=found.other_id, **form.cleaned_data)
            messages.success(request, _("Saved. Both pages say so."))
            return redirect("desk:same_link", made.id)
        except ValidationError as refused:
            form.add_error(None, refused)
    seen = Paginator(linked.seen_while_linked(request.viewer, found), ROWS).get_page(request.GET.get("page"))
    context = {"link": found, "seen": seen, "form": form}
    return render(request, "desk/same_link.html", context, status=400 if form.errors else 200)
