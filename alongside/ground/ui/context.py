"""What every page knows."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from alongside.ground.people.devices import IN_SESSION, new_devices


def page(request: HttpRequest) -> dict:
    """`practice`, `viewer`, `demo_mode`, `new_devices` for templates. Middleware may not have run on an error page."""
    practice = getattr(request, "practice", None)
    viewer = getattr(request, "viewer", None)
    return {
        "practice": practice,
        "viewer": viewer,
        "new_devices": SimpleLazyObject(lambda: new_devices(viewer, request.session.get(IN_SESSION, "")))
        if viewer
        else [],
        "demo_mode": bool(practice and practice.demo),
    }
