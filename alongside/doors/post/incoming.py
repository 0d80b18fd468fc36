"""What a gateway brings, as form fields or JSON; settings.toml says what it calls them."""

import hashlib
import json

from django.http import HttpRequest
from django.utils import timezone

LONGEST = 5_000  # letters; a text message of ten segments has 1,530


class Unreadable(Exception):
    """The gateway is told, so that it shows in its own log and is tried again."""


def read(request: HttpRequest, gateway) -> dict[str, str]:
    """`key`, `sender` and `text`. Raises Unreadable when there is no sender."""
    given = _fields(request)
    sender, text, key = (_storable(str(given.get(name) or "")) for name in gateway.incoming_fields)
    if not any(letter.isdigit() for letter in sender):
        raise Unreadable(f"no number in {gateway.incoming_fields[0]}")
    # Without a key of the gateway's the same words of the same minute are the same text.
    key = key or hashlib.sha256(f"{sender} {text} {timezone.now():%Y-%m-%dT%H:%M}".encode()).hexdigest()
    return {"key": key, "sender": sender, "text": text[:LONGEST]}


def _storable(text: str) -> str:
    """Without what no database takes: a zero, or half of an emoji, where a gateway has cut a text in two."""
    return text.replace("\x00", "").encode(errors="replace").decode()


def _fields(request: HttpRequest) -> dict:
    if "json" not in (request.content_type or ""):
        return request.POST.dict()
    try:
        found = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Unreadable("this is no JSON") from error
    if not isinstance(found, dict):
        raise Unreadable("this is no object")
    return found
