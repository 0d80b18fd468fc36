"""What came in, and what was kept aside and why."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.ground.chart import selectors as chart
from alongside.ground.chart import services
from alongside.ground.people.roles import May

from ..access import needs
from ..forms.imports import ForGoodForm

ROWS = 50


@needs(May.READ_IMPORTS)
def runs(request: HttpRequest) -> HttpResponse:
    """Every import, newest first; and everything that still waits for somebody."""
    waiting = Paginator(chart.kept_aside_list(request.viewer), ROWS).get_page(request.GET.get("page"))
    context = {"runs": chart.runs(request.viewer)[:ROWS], "waiting": waiting, "may_open": _may_open(request)}
    return render(request, "desk/imports.html", context)


@needs(May.READ_IMPORTS)
def run(request: HttpRequest, run: UUID) -> HttpResponse:
    """The report of one import, as the shell printed it. Where the files lay is for those who run the machine."""
    found = chart.runs(request.viewer).filter(id=run).first()
    if found is None:
        raise Http404
    waiting = Paginator(chart.kept_aside_list(request.viewer, run), ROWS).get_page(request.GET.get("page"))
    files = chart.files_of(request.viewer, run)[:500]
    paths = found.paths if request.viewer.may(May.READ_OUTBOX) else ()
    context = {"run": found, "paths": paths, "files": files, "waiting": waiting, "may_open": _may_open(request)}
    return render(request, "desk/import.html", context)


@needs(May.RETRY_KEPT_ASIDE)
def aside(request: HttpRequest, kept: UUID) -> HttpResponse:
    """One record that could not be read: where, why, its bytes; try again, or leave it out for good."""
    found = chart.kept_aside(request.viewer, kept)
    if found is None:
        raise Http404
    form = ForGoodForm(request.POST if "for_good" in request.POST else None)
    if request.method == "POST":
        try:
            if "again" in request.POST:
                return _again(request, kept)
            if form.is_valid():
                services.set_aside_for_good(by=request.viewer, kept=kept, reason=form.cleaned_data["reason"])
                messages.success(request, _("It stays out. Its bytes are kept."))
                return redirect("desk:aside", kept)
        except ValidationError as seen:
            messages.info(request, " ".join(seen.messages))
            return redirect("desk:aside", kept)
    text = bytes(found.raw).decode("utf-8", "replace")
    context = {"kept": found, "text": text[:20_000], "cut": len(text) > 20_000, "form": form}
    return render(request, "desk/aside.html", context, status=400 if form.is_bound and form.errors else 200)


def _may_open(request: HttpRequest) -> bool:
    """Whether a record kept aside is a link: what it says is for those who decide about it."""
    return request.viewer.may(May.RETRY_KEPT_ASIDE)


def _again(request: HttpRequest, kept: UUID) -> HttpResponse:
    found = services.try_again(by=request.viewer, kept=kept)
    if found.state == found.State.CAME_IN:
        messages.success(request, _("It came in."))
    else:
        messages.info(request, _("It still cannot be read. The reason is below."))
    return redirect("desk:aside", kept)
