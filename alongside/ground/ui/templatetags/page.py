"""Links inside the shared cards: each leads to the door through which the reader came."""

from uuid import UUID

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def page_url(context: template.Context, name: str, *rest: str | UUID) -> str:
    """The URL of a page about the person in `reach`, in the reader's own door (portal or desk)."""
    door = context["request"].resolver_match.namespace
    return reverse(f"{door}:{name}", args=[context["reach"].person, *rest])
