"""Calm pages for when something goes wrong: what happened, a reference number, the practice's telephone."""

from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string

from alongside.ground.practice.selectors import the_practice

from .logs import reference_of


def server_error(request: HttpRequest) -> HttpResponse:
    """500: must work when the database does not."""
    return HttpResponse(render_to_string("500.html", _context(request)), status=500)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400. Nothing of the request is read again: its host or its form may be what was wrong."""
    return HttpResponse(render_to_string("400.html", _context(request)), status=400)


def not_open(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return render(request, "403.html", _context(request), status=403)


def nothing_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same for what is not there and for what is not yours."""
    return render(request, "404.html", _context(request), status=404)


def forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or came from elsewhere."""
    return render(request, "forgery.html", _context(request), status=403)


METHODS = ("GET", "HEAD", "POST", "OPTIONS")


class CalmMiddleware:
    """405: no page of ours knows other methods; and Django answers a wrong one with an empty page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = request.method in METHODS
        response = self.get_response(request) if known else HttpResponseNotAllowed(METHODS)
        if response.status_code == 405 and not response.content:
            response.content = render_to_string("400.html", _context(request))
        return response


def _context(request: HttpRequest) -> dict:
    try:
        practice = the_practice()
    except DatabaseError:
        practice = None
    return {
        "reference": reference_of(request),
        "practice": practice,
        "practice_phone": practice.phone if practice else "",
    }
