"""`{% lines card.lines %}`: what the record says, line by line, each with its day and the way to its original.

Not a template: a page tells up to hundreds of lines, and most of its time went into the template of this one. Whatever
is the same for all of them, such as the reader's language and the form of an address, is looked up once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from django import template
from django.urls import get_script_prefix
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.knowledge.core.values import Coding

from ..page import marking
from ..page.card import Line
from ..page.words import SYSTEMS
from .page import ANY, url_form
from .when import Reader

register = template.Library()


@register.simple_tag(takes_context=True)
def lines(context: template.Context, lines: Iterable[Line]) -> SafeString:
    """A list of them. Codes and sources are for those who see codes (`reach`)."""
    line = _Teller.of(context).line
    return SafeString(f'<ul class="rows">{"".join(map(line, lines))}</ul>')


@register.simple_tag(takes_context=True)
def told(context: template.Context, line: Line) -> SafeString:
    """Of a line the small print alone: when, how it stands, and as of which day the record says so."""
    return SafeString(_Teller.of(context).told(line))


@register.simple_tag(takes_context=True)
def marked(context: template.Context, line: Line, text: str) -> str:
    """Text of a line, with terms explained to patients where whoever does that is wired in."""
    return marking.marked(context, line, text)


@dataclass(frozen=True, slots=True)
class _Teller:
    """What lines of one page have in common. `record` and `result` are addresses with ANY in them."""

    context: template.Context
    reader: Reader
    record: str
    result: str
    sees_codes: bool

    @classmethod
    def of(cls, context: template.Context) -> "_Teller":
        door, reach, prefix = context["request"].resolver_match.namespace, context.get("reach"), get_script_prefix()
        if not reach:  # in the gallery, where no line leads anywhere
            return cls(context, Reader.here(), "", "", False)
        record, result = (url_form(f"{door}:{page}", reach.person, prefix) for page in ("record", "result"))
        return cls(context, Reader.here(), record, result, reach.sees_codes)

    def line(self, line: Line) -> str:
        """What and how much; its steps; when; for the team where it is from; and what came before it."""
        if line.series:
            address = self.result.replace(ANY, quote(line.series, safe=""))
            title = f'<a href="{address}">{escape(line.title)}</a>'
        else:
            title = self._marked(line, line.title)
        value = self._marked(line, line.value) if line.value else ""
        value = f'<span class="min-w-0 max-w-prose wrap-anywhere">{value}</span>' if value else ""
        points = "".join(f"<li>{escape(point)}</li>" for point in line.points)
        points = f'<ul class="list-disc pl-5">{points}</ul>' if points else ""
        return (
            '<li>\n<div class="flex flex-wrap items-baseline justify-between gap-x-4">'
            f'<span class="min-w-0 font-semibold wrap-anywhere">{title}</span> {value}</div>'
            f'{points}<p class="quiet small">{self.told(line)}</p>'
            f"{self._codes(line) if self.sees_codes else ''}{self._earlier(line) if line.earlier else ''}</li>\n"
        )

    def _marked(self, line: Line, text: str) -> str:
        return conditional_escape(marking.marked(self.context, line, text))

    def told(self, line: Line) -> str:
        """The style sheet puts a dot between two that stand on one line. The last leads to the original."""
        parts = [escape(part) for part in (*map(self.reader.dated, line.dates), *line.details)]
        if line.as_of:
            said = escape(self.reader.as_of(line.as_of))
            if line.record:
                address = self.record.replace(ANY, str(line.record))
                said = f'<a href="{address}">{said}<span class="sr-only">: {escape(line.title)}</span></a>'
            parts.append(said)
        return f'<span class="told">{" ".join([f"<span>{part}</span>" for part in parts])}</span>'

    def _codes(self, line: Line) -> str:
        codes = "".join(f'<span class="wrap-anywhere">{escape(_code(code, line))}</span> ' for code in line.codes)
        source = escape(_("Source: %(source)s") % {"source": line.source})
        return f'<p class="quiet small"><span class="told">{codes}<span>{source}</span></span></p>'

    def _earlier(self, line: Line) -> str:
        count = len(line.earlier)
        words = ngettext("%(n)s earlier entry", "%(n)s earlier entries", count) % {"n": count}
        older = "".join(f"<li>{self.told(one)}</li>" for one in line.earlier)
        return (
            f'<details class="fold small"><summary>{escape(words)}<span class="sr-only">: {escape(line.title)}</span>'
            f'</summary>\n<ul class="quiet mb-2 grid gap-2">{older}</ul></details>'
        )


def _code(code: Coding, line: Line) -> str:
    """LOINC, SNOMED CT …, its code, and what it is called there; a system that has no name here stays as received."""
    display = f" {code.display}" if code.display and code.display != line.title else ""
    return f"{SYSTEMS.get(code.system, code.system)} {code.code}{display}"
