"""How to take a medicine, in words. What the record says in words stays; what it says in numbers is put into words."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

# As the facts write a dosage that a record gives only in numbers: "1.0 tablet, 2× / 1.0 d, as needed".
NUMBERS = re.compile(
    r"(?:(?P<amount>[^,]+), )?(?P<n>\d+)× / (?P<period>[\d.]+) (?P<unit>h|d|wk|mo)"
    r"(?P<need>, as needed(?: \((?P<why>.+)\))?)?\Z"
)
NEEDLESS = re.compile(r"(?<=\d)\.0+(?=\s|\Z)")

EVERY = {
    "h": ngettext_lazy("every hour", "every %(n)d hours", "n"),
    "d": ngettext_lazy("a day", "every %(n)d days", "n"),
    "wk": ngettext_lazy("a week", "every %(n)d weeks", "n"),
    "mo": ngettext_lazy("a month", "every %(n)d months", "n"),
}


def directions(dose: str) -> str:
    """One dosage: "1 tablet, 2 times a day, when needed". Anything else is returned as it came."""
    found = NUMBERS.match(dose)
    if not found or float(found["period"]) % 1:
        return dose
    period, times = int(float(found["period"])), int(found["n"])
    often = ngettext("%(n)d time", "%(n)d times", times) % {"n": times}
    parts = [_amount(found["amount"] or ""), f"{often} {EVERY[found['unit']] % {'n': period}}"]
    if found["need"]:
        parts.append(_("when needed") + (f" ({found['why']})" if found["why"] else ""))
    return ", ".join(part for part in parts if part)


def _amount(words: str) -> str:
    """Without a needless ".0", which can be read as ten times as much; a number alone says that it is one dose."""
    words = NEEDLESS.sub("", words)
    return _("%(amount)s at a time") % {"amount": words} if words.isdecimal() else words
