"""Links inside the shared cards, each to the door through which the reader came; and kinds of content in one line."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote
from uuid import UUID

from django import template
from django.urls import get_script_prefix, reverse

from alongside.ground.people.contents import Content

register = template.Library()


@register.simple_tag(takes_context=True)
def page_url(context: template.Context, name: str, *rest: str | UUID) -> str:
    """The URL of a page about the person in `reach`, in the reader's own door (portal or desk)."""
    address, person = f"{context['request'].resolver_match.namespace}:{name}", context["reach"].person
    if len(rest) > 1:
        return reverse(address, args=[person, *rest])
    form = url_form(address, person, get_script_prefix(), len(rest))
    return form.replace(ANY, quote(str(rest[0]), safe="")) if rest else form


# Links to many records, results and kinds of content differ only in their ends.
ANY = str(UUID(int=0))


@lru_cache(maxsize=2_000)
def url_form(address: str, person: UUID, _prefix: str, rest: int = 1) -> str:
    """The URL of a page about this person, with ANY in the place of the one thing of theirs that it shows."""
    return reverse(address, args=[person, *[ANY] * rest])


@register.filter
def content_list(keys: Iterable[str]) -> str:
    """Kinds of content in one line, in the order of the page."""
    return ", ".join(str(content.label) for content in Content if content in keys)
