"""`request.viewer`: who is looking; and the person's language and time zone for the time of the request."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from ..practice.selectors import the_practice
from .selectors import viewer_for


class ViewerMiddleware:
    """After AuthenticationMiddleware. `request.viewer` is None for a stranger."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        viewer = viewer_for(account.person_id) if account.is_authenticated else None
        request.viewer = viewer
        request.practice = SimpleLazyObject(the_practice)
        if viewer and viewer.language:
            translation.activate(viewer.language)
            request.LANGUAGE_CODE = viewer.language
        zone = (viewer.timezone if viewer else "") or (request.practice.timezone if request.practice else "UTC")
        with timezone.override(ZoneInfo(zone)):
            return self.get_response(request)
