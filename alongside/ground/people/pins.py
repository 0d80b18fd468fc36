"""PINs: which are too easy to guess, how one is kept, and what it is bound to."""

import re
from datetime import date

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from .models import Account, Pin, SharedComputer

SHORTEST, LONGEST = 6, 12
TRIES = 5  # wrong ones of one person at one computer: then the PIN is gone there
TRIES_OF_ALL = 10  # wrong ones of all people at one computer within an hour: then PINs rest there
UPWARD = "01234567890" * 2


def checked(pin: str, *, phone: str = "") -> str:
    """The digits. Raises ValidationError for what others try first: rows, repeats, dates, the practice's telephone."""
    if not re.fullmatch(r"[0-9]+", pin) or not SHORTEST <= len(pin) <= LONGEST:
        raise ValidationError(_("Please use %(n)s to %(m)s digits.") % {"n": SHORTEST, "m": LONGEST})
    if _is_pattern(pin) or _is_date(pin) or pin in re.sub(r"\D", "", phone):
        raise ValidationError(
            _("This one is easy to guess: no dates, no rows such as 123456, no repeats. Please choose another.")
        )
    return pin


def kept(pin: str, account: Account, computer: SharedComputer) -> str:
    """The hash to keep. A key that is not in the database goes into it, or six digits would be tried in no time."""
    return make_password(_bound(pin, account, computer))


def fits(pin: str, held: Pin | None) -> bool:
    """Whether this is the one. Takes as long where there is none."""
    if held is None:
        make_password(pin)
        return False
    return check_password(_bound(pin, held.account, held.computer), held.pin_hash)


def bound_to(account: Account) -> str:
    """Changes with the password and with any second step but spare codes. Reads account.authenticator_set."""
    spare = Authenticator.Type.RECOVERY_CODES
    steps = sorted(f"{one.type} {one.pk}" for one in account.authenticator_set.all() if one.type != spare)
    return salted_hmac("people.pins.bound_to", "|".join((account.password, *steps)), algorithm="sha256").hexdigest()


def _bound(pin: str, account: Account, computer: SharedComputer) -> str:
    return salted_hmac("people.pins", f"{account.pk} {computer.pk} {pin}", algorithm="sha256").hexdigest()


def _is_pattern(pin: str) -> bool:
    """One digit or one group again and again, pairs such as 112233, a row up or down, or few digits at all."""
    repeats = any(pin == (pin[:n] * len(pin))[: len(pin)] for n in range(1, len(pin) // 2 + 1))
    pairs = len(pin) % 2 == 0 and all(pin[i] == pin[i + 1] for i in range(0, len(pin), 2))
    return repeats or pairs or pin in UPWARD or pin in UPWARD[::-1] or len(set(pin)) < 3 or pin == pin[::-1]


def _is_date(pin: str) -> bool:
    """Six or eight digits that are a day, written in any of the usual orders."""
    if len(pin) == 6:
        a, b, c = (int(pin[i : i + 2]) for i in (0, 2, 4))
        return any(_is_day(2000 + y, m, d) for y, m, d in ((c, a, b), (c, b, a), (a, b, c)))
    if len(pin) == 8:
        orders = ((pin[4:], pin[:2], pin[2:4]), (pin[4:], pin[2:4], pin[:2]), (pin[:4], pin[4:6], pin[6:]))
        return any(1900 <= int(y) < 2100 and _is_day(int(y), int(m), int(d)) for y, m, d in orders)
    return False


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
