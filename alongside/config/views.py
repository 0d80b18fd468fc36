"""The front door: sends each person where they belong."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def front(request: HttpRequest) -> HttpResponse:
    """Staff to the desk, everybody else to their page, strangers to sign-in."""
    if request.viewer is None:
        return redirect("demo" if request.practice and request.practice.demo else "account_login")
    return redirect("desk:today" if request.viewer.is_staff else "portal:home")


def alive(request: HttpRequest) -> HttpResponse:
    """For a watchdog: 200 while pages and database answer. Says nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
