"""Links inside the shared cards, each to the door through which the reader came; and how codes are printed."""

from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

from django import template
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from alongside.ground.people.contents import Content

from ..page import marking
from ..page.card import Line
from ..page.words import SYSTEMS
from .when import as_of, dated

register = template.Library()


@register.simple_tag(takes_context=True)
def page_url(context: template.Context, name: str, *rest: str | UUID) -> str:
    """The URL of a page about the person in `reach`, in the reader's own door (portal or desk)."""
    address = f"{context['request'].resolver_match.namespace}:{name}"
    person = context["reach"].person
    if len(rest) == 1 and isinstance(rest[0], UUID):  # a link on each line: only its end differs
        return _with_any(address, person, get_script_prefix()).replace(_ANY, str(rest[0]))
    return reverse(address, args=[person, *rest])


_ANY = str(UUID(int=0))


@lru_cache(maxsize=2_000)
def _with_any(address: str, person: UUID, _prefix: str) -> str:
    return reverse(address, args=[person, _ANY])


@register.simple_tag(takes_context=True)
def told(context: template.Context, line: Line) -> SafeString:
    """When, how it stands, and as of which day the record says so: that leads to the original, for who may open it.

    The style sheet puts a dot between two that stand on one line. Not a template: a page tells hundreds of lines, and
    half of its time went into the template of this one.
    """
    parts = [*map(dated, line.dates), *line.details]
    if line.as_of:
        said = as_of(line.as_of)
        if line.record:
            address = page_url(context, "record", line.record)
            said = format_html('<a href="{}">{}<span class="sr-only">: {}</span></a>', address, said, line.title)
        parts.append(said)
    return format_html('<span class="told">{}</span>', format_html_join(" ", "<span>{}</span>", ((p,) for p in parts)))


@register.simple_tag(takes_context=True)
def marked(context: template.Context, line: Line, text: str) -> str:
    """Text of a line, with terms explained to patients where whoever does that is wired in."""
    return marking.marked(context, line, text)


@register.filter
def code_system(uri: str) -> str:
    """LOINC, SNOMED CT …; one that has no name here stays as received."""
    return SYSTEMS.get(uri, uri)


@register.filter
def content_list(keys: Iterable[str]) -> str:
    """Kinds of content in one line, in the order of the page."""
    return ", ".join(str(content.label) for content in Content if content in keys)
