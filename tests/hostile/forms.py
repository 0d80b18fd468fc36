"""The forms of a page, as a browser reads them: so that a new one is tried without anybody naming it."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

from django.utils import timezone

import alongside

WORDS = "Because I say so, at some length"


@dataclass
class Form:
    """Where it goes; each field with the values that a browser offers or holds, and its type; who found it."""

    action: str
    method: str
    shown_to: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    def filled(self) -> dict[str, list[str]]:
        """As somebody would send it who answers every question."""
        return {name: self._answer(name, values) for name, values in self.fields.items()}

    def _answer(self, name: str, values: list[str]) -> list[str]:
        kind = self.types[name]
        said = next((value for value in values if value), "")
        if said and kind != "many":
            return [said]
        tomorrow = timezone.localdate() + timedelta(days=1)
        plain = {"date": str(tomorrow), "time": "09:00", "number": "7", "email": "zq@example.org",
                 "tel": "312-555-0101", "password": "four words nobody says", "checkbox": "on"}  # fmt: skip
        return values[:1] if kind == "many" else [plain.get(kind, WORDS)]


class _Reader(HTMLParser):
    def __init__(self, here: str) -> None:
        super().__init__()
        self.here, self.found, self.form, self.select = here, [], None, ""

    def handle_starttag(self, tag, attrs):
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Form(said.get("action") or self.here, said.get("method", "get").lower())
            self.found.append(self.form)
        elif tag == "option" and self.select and self.form:
            self.form.fields[self.select].append(said.get("value", ""))
        elif tag in ("input", "textarea", "select", "button") and self.form and said.get("name"):
            self._field(tag, said)

    def _field(self, tag: str, said: dict[str, str]) -> None:
        name, kind = said["name"], said.get("type", "text") if tag == "input" else tag
        if name == "csrfmiddlewaretoken":
            return
        values = self.form.fields.setdefault(name, [])
        self.form.types.setdefault(name, kind)
        if kind == "checkbox" and values:
            self.form.types[name] = "many"
        self.select = name if tag == "select" else ""
        if tag != "select":
            values.append(said.get("value", ""))

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        if tag == "select":
            self.select = ""


def forms_in(html: str, here: str) -> list[Form]:
    """Every form on the page at the address `here`."""
    reader = _Reader(here)
    reader.feed(html)
    return reader.found


SOURCE = "\n".join(path.read_text() for path in Path(alongside.__file__).parent.glob("doors/**/*.py"))
# What our own code reads from an address and from a form beside the forms' fields.
IN_ADDRESS = sorted({"next", *re.findall(r"GET(?:\.get(?:list)?\(|\[)\"(\w+)\"", SOURCE)})
IN_FORM = sorted(
    {*re.findall(r"POST(?:\.get(?:list)?\(|\[)\"(\w+)\"", SOURCE), *re.findall(r"\"(\w+)\" in request.POST", SOURCE)}
)
