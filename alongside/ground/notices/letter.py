"""The words of one message. No clinical content, no name where an address is shared, one link.

Text and HTML of an e-mail are made of the same sentences, so that they cannot differ.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone, translation
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from ..people import reaching
from ..practice.selectors import the_practice
from ..ui.templatetags.when import moment, one_stop
from .gsm import fits, in_gsm, room
from .kinds import kind_of
from .models import Message, Notice

LANGUAGES = [code for code, _name in settings.LANGUAGES]
# Mail programs know no style sheets, so each element carries its own; colours as on our pages.
PAGE = "margin:0;padding:24px;background:#faf6f0;color:#26231f;font:18px/1.55 Figtree,Arial,sans-serif"
CARD = "max-width:560px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #e6dfd3;border-radius:16px"
LINE = "margin:0 0 16px"
BUTTON = (
    "display:inline-block;padding:12px 22px;background:#0f5e5b;color:#ffffff;border-radius:10px;"
    "text-decoration:none;font-weight:600"
)
FOOT = "margin:16px 0 0;font-size:15px;color:#5a544b"


@dataclass(frozen=True)
class Letter:
    """Both forms of an e-mail, or the one line of a text message."""

    language: str
    subject: str
    text: str
    html: str
    line: str
    stop_url: str


def letter_of(message: Message, notices: Sequence[Notice]) -> Letter:
    """What is said, in the person's language."""
    standing, practice = reaching.standing(message.person_id), the_practice()
    address = reaching.address(message.contact_id)
    with translation.override(language_of(standing.language, practice)), timezone.override(standing.zone):
        says = list(dict.fromkeys(map(_sentence, notices)))
        hello = _("Hello,") if address.shared else _("Hello %(name)s,") % {"name": standing.called}
        whose = [_("This is for somebody in your household.")] if address.shared else []
        opening = [hello, *whose, *says]
        last = all(kind_of(notice.kind).after_stop for notice in notices)
        stop = _("Answer START to get them again.") if last else _("Answer STOP for no more texts.")
        return _written(message, practice, opening, says, stop)


def language_of(wanted: str, practice) -> str:
    """The person's language where we speak it, else the practice's, else English."""
    for one in (wanted, practice.language if practice else ""):
        if one.split("-")[0] in LANGUAGES:
            return one.split("-")[0]
    return "en"


def _sentence(notice: Notice) -> str:
    kind = kind_of(notice.kind)
    new = kind.when(notice.subject) if kind.when else None
    when = one_stop(_("New time: %(at)s.") % {"at": moment(new)}) if new else ""
    return str(kind.says).format(when=when).strip()


def _written(message: Message, practice, opening: list[str], says: list[str], how: str) -> Letter:
    name, phone = (practice.name, practice.phone) if practice else ("Alongside", "")
    link, stop = f"{settings.ADDRESS}/go/{message.token}/", f"{settings.ADDRESS}/stop/{message.token}/"
    open_it, asks = _("Open our page"), _("You sign in first. This e-mail holds nothing about your health.")
    closing = _closing(name, phone)
    text = "\n\n".join([*opening, f"{open_it}: {link}", asks, *closing]) + "\n"
    return Letter(
        language=translation.get_language(),
        subject=_("Something for you at %(practice)s") % {"practice": name},
        text=text,
        html=_html(opening, link, open_it, [asks, *closing]),
        line=_line(name, phone, says, link, how),
        stop_url=stop,
    )


def _closing(name: str, phone: str) -> list[str]:
    calling = _("Questions? Call %(phone)s.") % {"phone": phone} if phone else _("Questions? Ask at the front desk.")
    stop = _("Do you not want these e-mails? Say so on your settings page, or tell us.")
    return [f"{name}. {calling}", stop]


def _html(opening: Iterable[str], link: str, open_it: str, closing: Iterable[str]) -> str:
    return format_html(
        '<!doctype html><html lang="{}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>{}</title></head>'
        '<body style="{}"><div style="{}">{}<p style="{}"><a href="{}" style="{}">{}</a></p>{}</div></body></html>',
        translation.get_language(), open_it, PAGE, CARD,
        format_html_join("", '<p style="{}">{}</p>', ((LINE, line) for line in opening)),
        LINE, link, BUTTON, open_it,
        format_html_join("", '<p style="{}">{}</p>', ((FOOT, line) for line in closing)),
    )  # fmt: skip


def _line(name: str, phone: str, says: list[str], link: str, stop: str) -> str:
    """One segment: first the telephone is left out, then the practice's name is cut; what to do never is."""
    said = says[0] if len(says) == 1 else _("There are new things for you on our page.")
    full = in_gsm(" ".join(filter(None, [f"{name}:", said, link, phone, stop])))
    if fits(full):
        return full
    short = in_gsm(" ".join([f"{name}:", said, link, stop]))
    if fits(short):
        return short
    rest = in_gsm(" ".join([said, link, stop]))
    kept = in_gsm(name)[: max(room(rest) - 2, 0)].strip()
    return f"{kept}: {rest}" if kept else rest
