"""A JSON document: a Bundle, a single resource, or several one after another. Read entry by entry, memory flat."""

import re
from collections.abc import Iterator
from typing import Any

from .decode import problem_in
from .received import Problem, Received
from .refused import Refused
from .window import Window

# By these a Bundle's entry is known even when `entry` comes before `resourceType`; List has an `entry` too.
ENTRY_MEMBERS = frozenset({"resource", "fullUrl", "request", "response", "search"})
BUNDLES_DEEP = 8
LONGEST_ADDRESS = 1000  # characters
# The start of a list of such entries: List has an `entry` too, and may say only later that it is one.
_FIRST = "|".join(sorted(ENTRY_MEMBERS | {"id", "link", "extension", "modifierExtension"}))
_BUNDLES = re.compile(rf'\s*\[\s*(\]|[^{{\]\s]|\{{\s*(\}}|"({_FIRST})"))')


def read_document(window: Window, deep: int = 0) -> Iterator[Received]:
    """Every resource of the document. Raises Refused when it is not whole and well-formed JSON."""
    place = 0
    while first := window.peek():
        window.new_document()
        if first == "{":
            read = _object(window, deep)
        elif first == "[":
            read = _list(window, deep)
        else:
            raise Refused("is not FHIR: it holds no JSON object")
        for place, received in enumerate(read, place):  # noqa: B020 - goes on counting over documents
            received.place = place
            yield received
        place += 1


def one_resource(value: Any, text: str, *, faulty: bool, full_url: str = "", deep: int = 0) -> Iterator[Received]:
    """The resource that this JSON value is, or, when it is a Bundle itself, all that are in it."""
    if isinstance(value, dict) and value.get("resourceType") == "Bundle":
        if deep >= BUNDLES_DEEP:
            raise Refused("has Bundles inside Bundles without end")
        yield from read_document(Window(None, text), deep + 1)
        return
    if isinstance(value, dict):
        problem = problem_in(value, text, faulty)
    else:
        problem = Problem("", "is not a JSON object, so it is no resource")
    yield Received(text.encode("utf-8", "surrogatepass"), value, 0, full_url, problem)


def _list(window: Window, deep: int) -> Iterator[Received]:
    """A bare JSON list of resources: not FHIR, but some systems send it, and nothing in it is unclear."""
    for _element in _elements(window):
        value, text = window.value()
        yield from one_resource(value, text, faulty=window.decoder.faulty, deep=deep)


def _object(window: Window, deep: int) -> Iterator[Received]:
    """A Bundle entry by entry, or a resource as a whole. Which of them shows only once its members are read."""
    members: dict[str, Any] = {}
    twice = faulty = streamed = False
    entries = ""
    window.keep()
    for key in _keys(window):
        if key == "entry" and members.get("resourceType", "Bundle") == "Bundle" and _BUNDLES.match(window.ahead()):
            window.let_go()
            twice = twice or key in members
            members[key], streamed = [], True
            yield from _entries(window, deep)
            continue
        value, text = window.value()
        entries = text if key == "entry" else entries
        twice = twice or (key in members and members[key] != value)
        members[key] = value
        faulty = faulty or window.decoder.faulty
    is_bundle = members.get("resourceType") == "Bundle"
    if (streamed or is_bundle) and twice:
        raise Refused("has the same part of the Bundle twice")
    if streamed and not is_bundle:
        raise Refused("has entries but does not say that it is a Bundle")
    if not is_bundle:
        yield _whole(window.kept(), members, faulty, twice)
    elif entries and not streamed and members["entry"] is not None:  # a Bundle's after all, though unlike any
        if not isinstance(members["entry"], list):
            raise Refused("has an `entry` that is not a list")
        yield from _entries(Window(None, entries), deep)


def _whole(text: str, members: dict[str, Any], faulty: bool, twice: bool) -> Received:
    (received,) = one_resource(members, text, faulty=faulty)
    if twice and not received.problem:
        received.problem = Problem(str(members.get("resourceType", "")), "has the same member twice")
    return received


def _entries(window: Window, deep: int) -> Iterator[Received]:
    for _element in _elements(window):
        if window.peek() == "{":
            yield from _entry(window, deep)
        else:
            value, text = window.value()
            yield Received(text.encode("utf-8", "surrogatepass"), value, 0, "", Problem("", "is not a Bundle entry"))


def _entry(window: Window, deep: int) -> Iterator[Received]:
    """One entry. One that holds no resource says nothing (a server's answer), unless it asks to delete one."""
    members: dict[str, Any] = {}
    resource, faulty, twice = "", False, False
    window.keep()
    for key in _keys(window):
        value, text = window.value()
        twice = twice or (key in members and members[key] != value)
        members[key] = value
        if key == "resource":
            resource, faulty = text, window.decoder.faulty
    whole = window.kept()
    window.let_go()
    if members and not members.keys() & ENTRY_MEMBERS:
        raise Refused("has an `entry` that is not a Bundle’s")
    if twice:
        yield Received(whole.encode("utf-8", "surrogatepass"), None, 0, "", Problem("", "has the same member twice"))
    elif members.get("resource") is not None:
        address = members.get("fullUrl")
        full_url = address.strip() if isinstance(address, str) else ""
        if len(full_url) > LONGEST_ADDRESS or not full_url.isprintable():
            reason = "is longer than an address, or has characters that cannot be seen"
            yield Received(whole.encode("utf-8", "surrogatepass"), None, 0, "", Problem("fullUrl", reason))
            return
        yield from one_resource(members["resource"], resource, faulty=faulty, full_url=full_url, deep=deep)
    elif _deletes(members.get("request")):
        reason = "asks to delete a record; Alongside keeps what it was given"
        yield Received(whole.encode("utf-8", "surrogatepass"), None, 0, "", Problem("request.method", reason))


def _deletes(request: Any) -> bool:
    return isinstance(request, dict) and request.get("method") == "DELETE"


def _keys(window: Window) -> Iterator[str]:
    """The keys of an object; the caller reads each value."""
    window.take("{")
    if window.take_if("}"):
        return
    while True:
        if window.peek() != '"':
            window.take('"')
        key, _text = window.value()
        window.take(":")
        yield key
        if window.take_if("}"):
            return
        window.take(",")


def _elements(window: Window) -> Iterator[None]:
    """Stops at each element of a list; the caller reads it."""
    window.take("[")
    if window.take_if("]"):
        return
    while True:
        yield
        if window.take_if("]"):
            return
        window.take(",")
