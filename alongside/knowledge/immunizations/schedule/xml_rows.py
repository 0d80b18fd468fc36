"""Reading CDC's supporting-data elements: blanks, "n/a", lists and both ways of writing a date."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, XMLParser, parse

NOT_APPLICABLE = ("", "n/a")


class DoctypeFound(ValueError):
    """The file declares a document type or entities: supporting data never does, and it is how XML attacks begin."""


class _NoEntities:
    """Stops at the first document type declaration."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise DoctypeFound(f"the file declares a document type ({name}); supporting data has none")


def root_of(path: Path) -> Element:
    """The document element. Raises xml.etree.ElementTree.ParseError or DoctypeFound."""
    head = path.read_bytes()[:4096]
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        _NoEntities().doctype(path.name, None, None)
    return parse(path, parser=XMLParser()).getroot()  # noqa: S314 - declarations were refused above


def text(element: Element, path: str) -> str | None:
    """The words at `path`, without blanks around; None when there are none, or "n/a"."""
    found = " ".join((element.findtext(path) or "").split())
    return None if found.casefold() in NOT_APPLICABLE else found


def rows(element: Element, path: str) -> Iterator[Element]:
    """The elements at `path` that say something; an empty one means "not applicable"."""
    for row in element.iterfind(path):
        if any((e.text or "").strip().casefold() not in NOT_APPLICABLE for e in row.iter() if len(e) == 0):
            yield row


def codes(written: str | None) -> list[str]:
    """A list of CVX codes, however separated, each once, two digits at least."""
    return list(dict.fromkeys(cvx(part) for part in (written or "").replace(",", ";").split(";") if part.strip()))


def cvx(written: str) -> str:
    """A CVX code with its leading zero: "8" and "008" are "08"."""
    return written.strip().lstrip("0").zfill(2)


def iso(written: str | None) -> str | None:
    """20250701 or 01/01/1957 as an ISO date. Raises ValueError for anything else."""
    if written is None:
        return None
    if "/" in written:
        month, day, year = written.split("/")
        return date(int(year), int(month), int(day)).isoformat()
    return date(int(written[:4]), int(written[4:6]), int(written[6:])).isoformat()
