"""What every page knows."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from alongside.ground.people.devices import IN_SESSION, new_devices
from alongside.ground.people.shared import spent_pins


def page(request: HttpRequest) -> dict:
    """What templates speak of. Middleware may not have run on an error page."""
    practice = getattr(request, "practice", None)
    viewer = getattr(request, "viewer", None)
    return {
        "practice": practice,
        "viewer": viewer,
        "new_devices": SimpleLazyObject(lambda: new_devices(viewer, request.session.get(IN_SESSION, "")))
        if viewer
        else [],
        "spent_pins": SimpleLazyObject(lambda: spent_pins(viewer)) if viewer else [],
        "idle_minutes": getattr(request, "idle_minutes", None),
        "shared_computer": getattr(request, "shared_computer", None),
        "demo_mode": bool(practice and practice.demo),
    }
