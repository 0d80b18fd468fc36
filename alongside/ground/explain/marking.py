"""Terms in the record's words, explained on tap where they stand: a button, and what it opens beside it.

No script: the browser opens it (`popover`), closes it with Escape or a tap beside it, and tells a screen reader. One
that knows no popover shows the explanation in the line. A word is marked once in a card, and told once in a page.
"""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.template import Context
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language

from alongside.ground.ui.page.card import Line
from alongside.knowledge.plain.glossary import Finding, find_terms, is_plain

from .opening import is_open

_SEEN = "_terms_explained"
RECORDS = "en"


def marked(context: Context, line: Line, text: str) -> str:
    """The text of a patient's line with its terms marked, for a reader who may read what they mean."""
    request = context["request"]
    language = get_language() or "en"
    find = _in_a_coded_name if line.codes and text == line.title else _terms
    found = find(text, language)
    if not found or not is_open(request):
        return text
    return _with(found, text, language, request, context.get("card"))


def _terms(text: str, language: str) -> tuple[Finding, ...]:
    """What the reader may not know. Records speak English: to who reads another language all its terms are new."""
    found = [f for f in find_terms(text, language) if not is_plain(f.entry, text[f.start : f.end], language)]
    if language[:2] != RECORDS:
        new = [f for f in find_terms(text, RECORDS) if all(f.end <= one.start or one.end <= f.start for one in found)]
        found = sorted([*found, *new], key=lambda f: f.start)
    return tuple(found)


# Names of codes alone are kept, which say nothing of anybody. Free words never are.
_in_a_coded_name = lru_cache(maxsize=4_000)(_terms)


def _with(found: tuple[Finding, ...], text: str, language: str, request: HttpRequest, card: Any) -> SafeString:
    seen = request.__dict__.setdefault(_SEEN, set())
    parts: list[str] = []
    last = 0
    for term in found:
        here = (getattr(card, "key", ""), term.entry.id)
        if here in seen:
            continue
        button = format_html(
            '<button class="term" popovertarget="w-{}">{}</button>', term.entry.id, text[term.start : term.end]
        )
        told = "" if term.entry.id in seen else _told(term, language)
        seen |= {here, term.entry.id}
        parts += [text[last : term.start], button, told]
        last = term.end
    return format_html_join("", "{}", ((conditional_escape(part),) for part in (*parts, text[last:])))


def _told(term: Finding, language: str) -> SafeString:
    side = term.entry.side(language)
    return format_html(
        '<span class="word" popover id="w-{}"><b>{}</b>{} {}</span>',
        term.entry.id, capfirst(side.name), f": {side.plain}." if side.plain else ".", side.says,
    )  # fmt: skip
