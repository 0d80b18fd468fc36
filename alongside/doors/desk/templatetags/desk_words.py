"""Keys of the house as words: what is kept as a key in a row is never shown as one."""

from collections.abc import Iterable

from django import template
from django.utils import dates, translation
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alongside.ground.people.contents import Content, Sensitive

from ..forms.contacts import KINDS
from ..forms.corrections import ANSWERS
from ..forms.helpers import BASES
from ..reasons import in_words

register = template.Library()

# Languages that Django does not name.
LANGUAGES = {
    "am": _("Amharic"), "ase": _("American Sign Language"), "fil": _("Filipino"), "hmn": _("Hmong"),
    "ht": _("Haitian Creole"), "so": _("Somali"), "tl": _("Tagalog"), "zh": _("Chinese"),
}  # fmt: skip
SEXES = {"female": _("female"), "male": _("male"), "other": pgettext_lazy("sex", "other")}
SAME = {"same": _("One person"), "different": _("Two different people")}


@register.filter
def language_name(code: str) -> str | LazyText:
    """es → Spanish; a code that nobody knows stays a code."""
    short = code.split("-", maxsplit=1)[0].lower()
    if short in LANGUAGES:
        return LANGUAGES[short]
    try:
        return translation.get_language_info(code)["name_translated"]
    except KeyError:
        return code


@register.filter
def content_names(keys: Iterable[str]) -> list[str]:
    """Kinds of content, in the order of the page."""
    return [str(content.label) for content in Content if content in keys]


@register.filter
def sensitive_names(keys: Iterable[str]) -> list[str]:
    """Private kinds, in the order in which forms list them."""
    return [str(kind.label) for kind in Sensitive if kind in keys]


@register.filter
def basis_name(grant) -> str | LazyText:
    """On which ground somebody helps."""
    return dict(BASES)[grant.basis]


@register.filter
def sex_name(key: str) -> str | LazyText:
    """As a record says it."""
    return SEXES.get(key, _("not known"))


@register.filter
def contact_kind(contact) -> str | LazyText:
    """Phone, e-mail or address."""
    return dict(KINDS)[contact.kind]


@register.filter
def answer_name(correction) -> str | LazyText:
    """What we answered to a request to correct the record."""
    return dict(ANSWERS)[correction.answer]


@register.filter
def finding(proposal) -> str | LazyText:
    """What was found about two records that look alike."""
    return SAME[proposal.state]


@register.filter
def reason_words(reason: str) -> str:
    """Why something could not be read."""
    return in_words(reason)


@register.filter
def weekday(number: int) -> str | LazyText:
    """0 is Monday."""
    return dates.WEEKDAYS[number]


WAYS = {
    "email": _("By e-mail"), "sms": _("By text message"), "call": _("By a phone call"), "none": _("Not at all"),
}  # fmt: skip
BECAME = {
    "waiting": _("waits to be sent"), "sending": _("waits to be sent"), "handing": _("waits to be sent"),
    "sent": _("sent"), "cancelled": _("not needed any more"), "failed": _("could not be sent"),
    "bounced": _("this address does not work"), "unsure": _("may not have arrived"),
}  # fmt: skip


@register.filter
def told_by(preference) -> str | LazyText:
    """How somebody wants to be told."""
    return WAYS[preference.channel]


@register.filter
def sent_by(message) -> str | LazyText:
    """By which way a message went."""
    return WAYS[message.channel]


@register.filter
def became(message) -> str | LazyText:
    """What became of a message."""
    return BECAME[message.state]
