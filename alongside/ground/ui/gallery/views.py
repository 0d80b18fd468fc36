"""The gallery's one page. In a real practice it does not exist."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .catalogue import GROUPS
from .made_up import spoken_of


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with its example, in the reader's language."""
    if not (settings.DEVELOPMENT or (request.practice and request.practice.demo)):
        raise Http404
    # The demo's banner stands among the examples; twice on one page it would be two landmarks of one name.
    return render(request, "gallery/page.html", {"groups": GROUPS, "demo_mode": False, **spoken_of()})
