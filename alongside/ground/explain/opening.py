"""Who reads the glossary. Nobody clinical has signed it, so no patient reads it before their practice lets them."""

from django.http import HttpRequest

from alongside.ground.people.roles import Patient


def is_open(request: HttpRequest) -> bool:
    """Whether patients read it here. In the demo it was let through in advance, as its page says."""
    practice = getattr(request, "practice", None)
    return bool(practice and practice.demo)


def may_read(request: HttpRequest) -> bool:
    """Whether this reader does: who works here always, to judge it."""
    return is_open(request) or any(role != Patient.key for role in request.viewer.roles)
