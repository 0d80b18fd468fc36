"""A place for whoever explains the record's words where they stand: config/wiring.py fills it."""

from collections.abc import Callable

from django.template import Context

from .card import Line

Marker = Callable[[Context, Line, str], str]
_marker: list[Marker] = []


def fill(marker: Marker) -> None:
    """Say who marks words. It gets the template's context, the line and its text, and returns the text or markup."""
    _marker[:] = [marker]


def marked(context: Context, line: Line, text: str) -> str:
    """The text of a line, marked where the line lets that be."""
    return _marker[0](context, line, text) if _marker and line.explains and text else text
