"""Calm pages for when something goes wrong."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from alongside.ground.practice.selectors import the_practice

from .logs import reference_of


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a reference number and the telephone. Must work when the database does not."""
    try:
        practice = the_practice()
    except DatabaseError:
        practice = None
    context = {"reference": reference_of(request), "practice_phone": practice.phone if practice else ""}
    return HttpResponse(render_to_string("500.html", context), status=500)


def forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or came from elsewhere."""
    return render(request, "forgery.html", status=403)
