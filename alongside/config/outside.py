"""What goes to the outside: the mail server and the text-message gateway, as settings.toml describes them.

Secrets stand in the environment or in files of their own, never in settings.toml.
"""

import os
from dataclasses import dataclass, field
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from .home import settings_file

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SECURITY = frozenset({"starttls", "tls", "none"})


@dataclass(frozen=True)
class Mail:
    """A mail server that takes our e-mails."""

    host: str
    port: int
    security: str
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Gateway:
    """A text-message gateway spoken to by HTTP. `body` and `headers` hold {to}, {text}, {id} and {secret}.

    `success`: it took the message. `refused`: it never will. Anything else is tried again. `once_header`: where it
    takes a key by which it knows a message again; with one, a message of which nobody knows is sent again safely.
    """

    url: str
    body: str
    method: str = "POST"
    headers: tuple[tuple[str, str], ...] = ()
    success: frozenset[int] = frozenset({200, 201, 202})
    refused: frozenset[int] = frozenset({400, 404, 410, 422})
    once_header: str = ""
    country: str = "1"
    secret: str = field(default="", repr=False)
    incoming: str = field(default="", repr=False)  # the secret part of the address at which answers come in
    incoming_fields: tuple[str, str, str] = ("from", "text", "id")  # what it calls sender, text and its own key


def mail() -> Mail | None:
    """From [notices.email]; None without one. Raises ImproperlyConfigured for what cannot work or is not safe."""
    said = _table("email", {"host", "port", "security", "sender", "user", "password_file"})
    if said is None:
        return None
    host, security = _text(said, "host"), said.get("security", "starttls")
    if security not in SECURITY:
        raise ImproperlyConfigured("settings.toml, notices.email: security is one of starttls, tls, none.")
    if security == "none" and host not in LOOPBACK:
        raise ImproperlyConfigured("settings.toml, notices.email: security may be none only on this computer.")
    sender = _text(said, "sender")
    if "@" not in parseaddr(sender)[1]:
        raise ImproperlyConfigured("settings.toml, notices.email: sender is an e-mail address: Name <name@domain>.")
    password = _secret(said, "password_file", "ALONGSIDE_MAIL_PASSWORD")
    port = _number(said, "port", 465 if security == "tls" else 587)
    return Mail(host, port, security, sender, said.get("user", ""), password)


def gateway() -> Gateway | None:
    """From [notices.sms]; None without one. Raises ImproperlyConfigured for what cannot work or is not safe."""
    known = {"url", "method", "headers", "body", "success", "refused", "once_header", "country", "secret_file",
             "incoming_file", "incoming"}  # fmt: skip
    said = _table("sms", known)
    if said is None:
        return None
    url, body = _text(said, "url"), _text(said, "body")
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise ImproperlyConfigured("settings.toml, notices.sms: url is a whole address: https://…")
    if "{to}" not in body or "{text}" not in body:
        raise ImproperlyConfigured("settings.toml, notices.sms: body needs {to} and {text}.")
    fields = {"from": "from", "text": "text", "id": "id", **said.get("incoming", {})}
    headers = tuple((str(name), str(value)) for name, value in said.get("headers", {}).items())
    return Gateway(
        url=url,
        body=body,
        method=said.get("method", "POST"),
        headers=headers,
        success=frozenset(said.get("success", Gateway.success)),
        refused=frozenset(said.get("refused", Gateway.refused)),
        once_header=said.get("once_header", ""),
        country=str(said.get("country", "1")),
        secret=_secret(said, "secret_file", "ALONGSIDE_SMS_SECRET"),
        incoming=_secret(said, "incoming_file", "ALONGSIDE_SMS_INCOMING"),
        incoming_fields=(str(fields["from"]), str(fields["text"]), str(fields["id"])),
    )


def _table(name: str, known: set[str]) -> dict | None:
    said = settings_file().get("notices", {}).get(name)
    if said is not None and (wrong := sorted(set(said) - known)):
        raise ImproperlyConfigured(f"settings.toml, notices.{name}: does not know {', '.join(wrong)}.")
    return said


def _text(said: dict, name: str) -> str:
    found = said.get(name)
    if not isinstance(found, str) or not found.strip():
        raise ImproperlyConfigured(f"settings.toml: {name} is missing under [notices].")
    return found.strip()


def _number(said: dict, name: str, default: int) -> int:
    found = said.get(name, default)
    if not isinstance(found, int):
        raise ImproperlyConfigured(f"settings.toml: {name} under [notices] is a number.")
    return found


def _secret(said: dict, name: str, variable: str) -> str:
    if found := os.environ.get(variable, "").strip():
        return found
    if name not in said:
        return ""
    try:
        return Path(said[name]).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"{said[name]} cannot be read: {type(error).__name__}") from error
