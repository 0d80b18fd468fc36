"""Lines are put together in Python: nothing that a record says becomes markup, whoever reads it in which language."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.template import Context, Template
from django.utils import translation

from alongside.knowledge.core.dates import parse
from alongside.knowledge.core.values import Coding

from ..page import marking
from ..page.card import Dated, Line

EVIL = "\"'><zq onload=alert(1)>&lt;edema hypertension"
TAGS = {"ul", "li", "div", "span", "p", "a", "details", "summary"}
EVERYWHERE = Line(
    title=EVIL, source=EVIL, value=EVIL, points=(EVIL,), details=(EVIL,), dates=(Dated(EVIL, parse("2026-05", "")),),
    record=UUID(int=7), as_of=datetime(2026, 11, 3, tzinfo=UTC), codes=(Coding(EVIL, EVIL, "x" + EVIL),), series=EVIL,
    explains=True,
)  # fmt: skip


def shown(line: Line, door: str, sees_codes: bool) -> str:
    request = SimpleNamespace(
        resolver_match=SimpleNamespace(namespace=door), practice=SimpleNamespace(glossary_edition=None)
    )
    reach = SimpleNamespace(person=UUID(int=1), sees_codes=sees_codes)
    page = Template("{% load lines %}{% lines all %}{% told one %}{% marked one one.title %}")
    return page.render(Context({"request": request, "reach": reach, "all": [line], "one": line}))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("door", "sees_codes"), [("portal", False), ("desk", True)])
@pytest.mark.parametrize("series", [EVIL, ""])
def test_nothing_that_a_record_says_becomes_markup(language, door, sees_codes, series):
    line = replace(EVERYWHERE, series=series, earlier=(EVERYWHERE, replace(EVERYWHERE, record=None)))
    with translation.override(language):
        markup = shown(line, door, sees_codes)
    assert "<zq" not in markup
    assert set(re.findall(r"</?(\w+)", markup)) <= TAGS
    for attributes in re.findall(r"<\w+([^>]*)>", markup):
        assert re.fullmatch(r'( [\w-]+="[^"<>]*")*', attributes)
    assert markup.count("&lt;zq") >= (9 if sees_codes else 7)  # told, as it stands in the record


def test_nor_where_nobody_marks_words(monkeypatch):
    monkeypatch.setattr(marking, "_marker", [])
    assert "<zq" not in shown(EVERYWHERE, "portal", False)
