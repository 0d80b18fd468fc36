"""Every string of templates and code is in its app's Spanish catalogue, translated; the compiled one is current."""

import gettext
import io
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from .tree import ROOT, files, text

KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
APPS = sorted({Path(*p.parts[:3]) for p in files() if p.name == "apps.py" and len(p.parts) == 4})


def sources(app: Path) -> list[Path]:
    mine = [p for p in files() if p.is_relative_to(app) and "tests" not in p.parts and "migrations" not in p.parts]
    return [p for p in mine if p.suffix in (".py", ".html")]


def strings(path: Path) -> set:
    """Message ids as gettext asks for them."""
    code = text(path) if path.suffix == ".py" else templatize(text(path), origin=str(path))
    method = "python"
    found = extract(method, io.BytesIO(code.encode()), keywords=KEYWORDS)
    return {(context, message) for _line, message, _comments, context in found if message}


def catalogue(app: Path):
    path = ROOT / app / "locale" / "es" / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return None
    with path.open("rb") as file:
        return read_po(file, locale="es")


@pytest.mark.parametrize("app", APPS, ids=str)
def test_every_string_is_translated(app):
    wanted = {message for path in sources(app) for message in strings(path)}
    known = catalogue(app)
    missing = []
    for context, message in wanted:
        found = known.get(message if isinstance(message, str) else message[0], context) if known else None
        said = found.string if found else ""
        if not (all(said) if isinstance(said, tuple | list) else said) or found.fuzzy:
            missing.append(message)
    assert not missing, f"{app}: run tools/messages and translate {sorted(map(str, missing))[:20]}"


@pytest.mark.parametrize("app", APPS, ids=str)
def test_the_compiled_catalogue_is_current(app):
    known = catalogue(app)
    if known is None:
        return
    fresh = io.BytesIO()
    write_mo(fresh, known)
    fresh.seek(0)
    committed = ROOT / app / "locale" / "es" / "LC_MESSAGES" / "django.mo"
    with committed.open("rb") as file:
        assert _messages(file) == _messages(fresh)


def _messages(file) -> dict:
    """What a compiled catalogue says, without its header, which holds the time."""
    return {k: v for k, v in gettext.GNUTranslations(file)._catalog.items() if k}


@pytest.mark.parametrize("app", APPS, ids=str)
def test_placeholders_survive_translation(app):
    known = catalogue(app) or ()
    pattern = re.compile(r"%\(\w+\)s|\{\w+\}|%s")
    for message in known:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        wanted = {p for one in ids for p in pattern.findall(one)}
        for one in said:
            assert set(pattern.findall(one)) <= wanted, (app, message.id, one)
            assert wanted - set(pattern.findall(one)) == set() or len(ids) > 1, (app, message.id, one)
