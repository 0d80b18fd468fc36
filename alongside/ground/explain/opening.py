"""Who reads the glossary. No patient does before a clinician of their practice accepted it (practice/register.py)."""

from django.http import HttpRequest

from alongside.knowledge.plain.glossary.editions import edition


def is_open(request: HttpRequest) -> bool:
    """Whether patients read it: it was accepted as it is now. The practice of a request knows, without a query."""
    return getattr(request.practice, "glossary_edition", None) == edition()


def may_read(request: HttpRequest) -> bool:
    """Whether this reader does: who works here always, to judge it."""
    return request.viewer.is_staff or is_open(request)
