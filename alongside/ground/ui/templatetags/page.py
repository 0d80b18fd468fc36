"""Links inside the shared cards, each to the door through which the reader came; and how codes are printed."""

from uuid import UUID

from django import template
from django.urls import reverse

from ..page.words import SYSTEMS

register = template.Library()


@register.simple_tag(takes_context=True)
def page_url(context: template.Context, name: str, *rest: str | UUID) -> str:
    """The URL of a page about the person in `reach`, in the reader's own door (portal or desk)."""
    door = context["request"].resolver_match.namespace
    return reverse(f"{door}:{name}", args=[context["reach"].person, *rest])


@register.filter
def code_system(uri: str) -> str:
    """LOINC, SNOMED CT …; one that has no name here stays as received."""
    return SYSTEMS.get(uri, uri)
