"""`request.viewer`: who is looking; and the person's language and time zone for the time of the request."""

from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_supported_language_variant

from ..practice.selectors import practice_of_a_page
from .devices import BY_PIN
from .selectors import viewer_of
from .shared import computer_of
from .signing import keep_cookies, shared_token


class ViewerMiddleware:
    """After AuthenticationMiddleware. `request.viewer` is None for a stranger; `request.shared_computer` for a browser
    that nobody made a shared one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        viewer = viewer_of(account.person) if account.is_authenticated else None
        if viewer and BY_PIN in request.session:
            viewer = replace(viewer, by_pin=True, helps=frozenset())
        request.viewer = viewer
        request.shared_computer = SimpleLazyObject(lambda: computer_of(shared_token(request)))
        request.practice = SimpleLazyObject(practice_of_a_page)
        if viewer and (language := _ours(viewer.language)):
            translation.activate(language)
            request.LANGUAGE_CODE = language
        zone = (viewer.timezone if viewer else "") or (request.practice.timezone if request.practice else "UTC")
        with timezone.override(ZoneInfo(zone)):
            response = self.get_response(request)
        keep_cookies(request, response)
        return response


def _ours(language: str) -> str:
    """The language of our pages that this is; "" for one that they are not in: then the browser's wish stands.

    A page must say which language it is in, or a screen reader reads it in the voice of another.
    """
    try:
        return get_supported_language_variant(language) if language else ""
    except LookupError:
        return ""
