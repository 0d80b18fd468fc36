"""Text messages by an HTTP gateway that settings.toml describes: which address, which headers, which body."""

import json
import re
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import quote_plus

from django.conf import settings

from ..letter import Letter
from ..models import Message
from .failures import InDoubt, NotNow, Refused

WAIT = 20  # seconds for the gateway's answer
PLACE = re.compile(r"\{(to|text|id|secret)\}")


class _Stays(urllib.request.HTTPRedirectHandler):
    """A gateway does not send us elsewhere: headers hold its secret."""

    def redirect_request(self, *args, **named) -> None:
        return None


_opener = urllib.request.build_opener(_Stays)


def knows_again() -> bool:
    """Whether the gateway takes a message of the same key only once."""
    return bool(settings.SMS and settings.SMS.once_header)


@contextmanager
def opened(message: Message, number: str) -> Iterator[Callable[[Letter], None]]:
    """There is nothing to open: a gateway takes all or nothing. Raises NotNow where none is set up."""
    if settings.SMS is None or not settings.ADDRESS:
        raise NotNow("not set up")
    yield lambda letter: _let_go(settings.SMS, asked(settings.SMS, str(message.id), number, letter.line))


def _let_go(gateway, request: urllib.request.Request) -> None:
    try:
        with _opener.open(request, timeout=WAIT) as answer:
            status = answer.status
    except urllib.error.HTTPError as error:
        status = error.code
        error.close()
    except urllib.error.URLError as error:  # raised before the whole request went: no line, no name
        raise _failure(error.reason)(type(error.reason).__name__) from error
    except OSError as error:  # it went, and no answer came
        raise InDoubt(type(error).__name__) from error
    if status in gateway.success:
        return
    if status in gateway.refused:
        raise Refused(f"HTTP {status}")
    # Taken in another word than settings.toml has; or a server that broke after it took it: who knows.
    if status < 300 or (status >= 500 and status != 503):
        raise InDoubt(f"HTTP {status}")
    raise NotNow(f"HTTP {status}")


def _failure(reason: object) -> type[Exception]:
    """Refused connections and unknown names surely took nothing; anything else may have."""
    sure = (ConnectionRefusedError, socket.gaierror, ssl.SSLCertVerificationError)
    return NotNow if isinstance(reason, sure) else InDoubt


def asked(gateway, key: str, number: str, text: str) -> urllib.request.Request:
    """The request that carries one text message."""
    headers = {name: _filled(value, {"secret": gateway.secret}, str) for name, value in gateway.headers}
    kind = next((value for name, value in headers.items() if name.casefold() == "content-type"), "")
    escape = _in_json if "json" in kind else quote_plus if "form-urlencoded" in kind else str
    words = {"to": international(number, gateway.country), "text": text, "id": key, "secret": gateway.secret}
    if gateway.once_header:
        headers[gateway.once_header] = key
    body = _filled(gateway.body, words, escape).encode()
    return urllib.request.Request(gateway.url, data=body, headers=headers, method=gateway.method)  # noqa: S310 - checked when read


def international(number: str, country: str) -> str:
    """A number as gateways take it: +13125550100. What people write without a country is of the practice's."""
    digits = "".join(letter for letter in number if letter.isdigit())
    if number.strip().startswith("+"):
        return f"+{digits}"
    if country == "1" and len(digits) == 11 and digits[0] == "1":
        return f"+{digits}"
    return f"+{country}{digits}"


def _in_json(text: str) -> str:
    return json.dumps(text)[1:-1]


def _filled(template: str, words: dict[str, str], escape: Callable[[str], str]) -> str:
    """All places in one go, so that braces in a text are text."""
    return PLACE.sub(lambda found: escape(words.get(found[1], found[0])), template)
