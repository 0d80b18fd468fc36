"""By which names a record can be referred to, and what a reference asks for. Pure text, no database."""

import re
from typing import Any, NamedTuple
from urllib.parse import parse_qs

_ADDRESS = re.compile(r"(?P<base>https?://.*/)?(?P<name>[A-Z][A-Za-z]{1,63}/[^/?#\s]+)(?:/_history/[^/]+)?\Z")
_CONDITION = re.compile(r"(?:https?://.*/)?(?P<type>[A-Z][A-Za-z]{1,63})\?(?P<query>.+)\Z")


_UUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}\Z")
LONGEST = 1000  # characters of a name by which a record is looked for,
LONGEST_BYTES = 2500  # and bytes: PostgreSQL's index takes no more


class Key(NamedTuple):
    """What a reference asks for: `name` is "Type/id", "urn:…", another address, or "Type?identifier=system|value".

    `base` is the server that an absolute address names; "" when it names none.
    """

    name: str
    base: str = ""

    @property
    def several(self) -> tuple[str, ...]:
        """The references of a key that stands for whichever of them is a Patient; () for all other keys."""
        return tuple(self.name.split(" ")) if " " in self.name and "?" not in self.name else ()

    @property
    def type(self) -> str:
        """The type asked for; "" when the name does not say."""
        return re.split(r"[/?]", self.name, maxsplit=1)[0] if not self.name.startswith(("urn:", "http")) else ""

    @property
    def id(self) -> str:
        """The id of a "Type/id" or of a urn; "" for other names."""
        if self.name.startswith("urn:"):
            return self.name.split(":", 2)[2] if self.name.count(":") >= 2 else ""
        return self.name.partition("/")[2] if "?" not in self.name and not self.name.startswith("http") else ""


def key_of(reference: str) -> Key | None:
    """What this reference asks for; None for one into the resource itself ("#…"), an empty or an odd one."""
    reference = reference.strip().rstrip("/").removeprefix("/")
    if not is_short(reference) or not reference.isprintable():
        return None
    if reference[:4].lower() == "urn:" or (" " in reference and "?" not in reference):
        return Key(same_urn(reference) if " " not in reference else reference)
    if found := _ADDRESS.match(reference):
        return Key(found["name"], found["base"] or "")
    if found := _CONDITION.match(reference):
        return _conditional(found["type"], found["query"])
    return Key(reference) if reference.startswith(("http://", "https://")) else None


def is_short(*parts: str) -> bool:
    """Whether a name, perhaps of several parts, is one that the index of a database takes."""
    size = sum(map(len, parts))
    return size <= LONGEST and (size * 4 <= LONGEST_BYTES or sum(len(p.encode()) for p in parts) <= LONGEST_BYTES)


def _conditional(kind: str, query: str) -> Key | None:
    """Only an identifier names one record for good; any other search could find another tomorrow."""
    wanted = parse_qs(query, keep_blank_values=True)
    values = wanted.get("identifier", [])
    if set(wanted) != {"identifier"} or len(values) != 1:
        return None
    return Key(condition(kind, *_token(values[0])))


def same_urn(name: str) -> str:
    """A name so that equal names are equal text: urn:uuid:ABC… and urn:uuid:abc… are one (RFC 8141)."""
    return name.lower() if name[:9].lower() == "urn:uuid:" else name


def spellings(name: str) -> set[str]:
    """How a name may have been written where it was kept as it came."""
    if not name.startswith("urn:uuid:"):
        return {name}
    plain = name.removeprefix("urn:uuid:")
    return {name, f"urn:uuid:{plain.upper()}", f"URN:UUID:{plain.upper()}"}


def condition(kind: str, system: str, value: str) -> str:
    """The name by which a record with this identifier answers a conditional reference."""
    return f"{kind}?identifier={system}|{value}"


def identifier_in(key: Key) -> tuple[str, str]:
    """(system, value) of a conditional name."""
    return _token(key.name.partition("?identifier=")[2])


def base_of(full_url: str) -> str:
    """The server that a fullUrl names; "" for a urn or none."""
    found = _ADDRESS.match(full_url)
    return (found["base"] or "") if found else ""


def id_from(full_url: str, kind: str) -> str:
    """The id that a fullUrl gives to a resource without one; "" when it gives none."""
    key = key_of(full_url) if full_url else None
    if key is None or key.several or (key.type and key.type != kind):
        return ""
    if key.name.startswith("urn:uuid:") and not _UUID.match(key.id):
        return ""  # "urn:uuid:patient" names another patient in each Bundle
    return key.id


def fits(key: Key, full_url: str) -> bool:
    """Whether a record known by `full_url` can be the one that `key` means: another server's cannot."""
    known = base_of(full_url)
    return not key.base or not known or key.base == known


def _token(text: str) -> tuple[str, str]:
    system, bar, value = text.partition("|")
    return (system, value) if bar else ("", text)


def text_of(value: Any) -> str:
    """A short text, or "" for anything else: for telling people about resources that cannot be read."""
    return value[:255] if isinstance(value, str) else ""


def storable(text: str) -> str:
    """The text without what no database can hold; for words about a record, never for a record itself."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()
