"""The glossary, for anybody signed in: medical words in plain ones. It holds nothing of anybody's health."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from alongside.ground.explain.opening import may_read
from alongside.ground.explain.searching import looked_for
from alongside.ground.practice.register import glossary_accepted

from ..forms import FindWordForm

TERMS = 20


@login_required
def words(request: HttpRequest) -> HttpResponse:
    """All terms page by page; by POST those of some words, which no log and no history then keeps."""
    language = get_language() or "en"
    form = FindWordForm(request.POST if request.method == "POST" else None)
    sought = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    found = looked_for(sought, language) if may_read(request) else []
    page = Paginator(found, TERMS).get_page(1 if sought else request.GET.get("page"))
    shown = {
        "form": form,
        "sought": sought,
        "page": page,
        "terms": [(entry.side(language), entry) for entry in page.object_list],
        "more": len(found) > TERMS,
        "may_read": may_read(request),
        "acceptance": glossary_accepted(),
    }
    closed = request.method == "POST" and not may_read(request)  # nothing was looked for: the page says why
    return render(request, "portal/words.html", shown, status=404 if closed else 200)
