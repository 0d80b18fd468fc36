"""What every page knows."""

from django.http import HttpRequest


def page(request: HttpRequest) -> dict:
    """`practice`, `viewer` and `demo_mode` for templates. Middleware may not have run on an error page."""
    practice = getattr(request, "practice", None)
    return {
        "practice": practice,
        "viewer": getattr(request, "viewer", None),
        "demo_mode": bool(practice and practice.demo),
    }
