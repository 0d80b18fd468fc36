"""E-mail by SMTP. Everything that can fail without a doubt fails before the text is handed over."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from django.conf import settings

from ..letter import Letter
from ..models import Message
from .failures import InDoubt, NotNow, Refused

WAIT = 15  # seconds for each answer of the server
# The mailbox is not there, or will not have it (RFC 5321, 4.2). Other refusals are about us: our name, our address;
# so are these where the server says that it is for its rules (5.7.x of RFC 3463).
NO_MAILBOX = frozenset({550, 551, 553})
RULES = b"5.7."


@contextmanager
def opened(message: Message, address: str) -> Iterator[Callable[[Letter], None]]:
    """Connected, signed in, sender and recipient taken. Raises NotNow or Refused; nothing has gone yet."""
    server = _addressed(address)
    try:
        yield lambda letter: _let_go(server, written(message, letter, address))
    finally:
        _quit(server)


def _addressed(address: str) -> smtplib.SMTP:
    mail = settings.MAIL
    if mail is None or not settings.ADDRESS:
        raise NotNow("not set up")
    try:
        server = _connected(mail)
    except (OSError, smtplib.SMTPException) as error:
        raise NotNow(_short(error)) from error
    try:
        _said(server.mail(parseaddr(mail.sender)[1]))
        _said(server.rcpt(address), of_mailbox=True)
    except (OSError, smtplib.SMTPException) as error:
        server.close()
        raise NotNow(_short(error)) from error
    except (NotNow, Refused):
        _quit(server)
        raise
    return server


def _connected(mail) -> smtplib.SMTP:
    safe = ssl.create_default_context()
    if mail.security == "tls":
        server = smtplib.SMTP_SSL(mail.host, mail.port, timeout=WAIT, context=safe)
    else:
        server = smtplib.SMTP(mail.host, mail.port, timeout=WAIT)
    try:
        server.ehlo_or_helo_if_needed()
        if mail.security == "starttls":
            server.starttls(context=safe)  # raises where the server has none: never in the clear
            server.ehlo()
        if mail.user:
            server.login(mail.user, mail.password)
    except BaseException:
        server.close()
        raise
    return server


def _let_go(server: smtplib.SMTP, text: bytes) -> None:
    """DATA. An answer of the server leaves no doubt, whatever it says; silence does."""
    try:
        answer = server.data(text)
    except smtplib.SMTPDataError as error:  # it did not even want the text
        raise NotNow(_short(error)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise InDoubt(_short(error)) from error
    _said(answer, of_mailbox=True)


def _said(answer: tuple[int, bytes], *, of_mailbox: bool = False) -> None:
    code, words = answer
    if of_mailbox and code in NO_MAILBOX and not words.startswith(RULES):
        raise Refused(f"SMTP {code}")
    if not 200 <= code < 300:
        raise NotNow(f"SMTP {code}")


def written(message: Message, letter: Letter, address: str) -> bytes:
    """The e-mail as it goes over the line. Its Message-ID is the same for every try of this message."""
    domain = parseaddr(settings.MAIL.sender)[1].rpartition("@")[2]
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = settings.MAIL.sender, address, letter.subject
    mail["Date"] = format_datetime(message.made_at)
    mail["Message-ID"] = f"<{message.id}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"  # so that no "I am away" comes back (RFC 3834)
    mail["List-Unsubscribe"] = f"<{letter.stop_url}>"
    mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
    mail.set_content(letter.text)
    mail.add_alternative(letter.html, subtype="html")
    return mail.as_bytes()


def _quit(server: smtplib.SMTP) -> None:
    """Whatever happens now changes nothing any more."""
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()


def _short(error: Exception) -> str:
    """What kind of failure. The server's own words may hold the address."""
    code = getattr(error, "smtp_code", None)
    return f"SMTP {code}" if code else type(error).__name__
