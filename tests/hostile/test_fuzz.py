"""Whatever is sent, by whomever: no error of ours, no word of another patient, nothing written by who may not, and
nothing dropped without a word.

Addresses come from the access table, forms from the pages themselves: what is new is tried without anybody naming it.
A failure prints the request; the same seed sends the same requests. ALONGSIDE_SEED draws others.
"""

import inspect
import io
import logging
import os
import random

import pytest
from django.forms import BaseForm

from alongside.config.logs import CalmFormatter
from tests.access.conftest import SECRET
from tests.access.table import TABLE

from .asking import Asking
from .conftest import MARIAS, VISITORS, browser, told, watch
from .values import TYPED, VALUES

pytestmark = pytest.mark.django_db
SEED = os.environ.get("ALONGSIDE_SEED", "1")
# Behind "is it you?", with tests of their own in the entrance; and the gallery's, which are there in development alone.
NOT_SHOWN = {"NewFactorForm", "MakeForm", "RenameForm", "Sample", "Short"}


@pytest.fixture(autouse=True)
def quiet():
    """Nothing of what was sent, nor of anybody's record, is in the log."""
    (handler,) = [h for h in logging.getLogger().handlers if isinstance(h.formatter, CalmFormatter)]
    stream = io.StringIO()
    before = handler.setStream(stream)
    yield
    handler.setStream(before)
    assert not [word for word in (TYPED, SECRET, MARIAS) if word.casefold() in stream.getvalue().casefold()]


def tried(house, who: str, rounds: int) -> list[str]:
    """What went wrong when this visitor asked every address so many times."""
    client, watching, found = browser(house, who), watch(house, who), []
    asking = Asking(house, house.forms, f"{SEED} {who}")
    for name in TABLE:
        may = watching.row in TABLE[name]
        for _ in range(rounds):
            ask = asking.draw(name, may)
            found += watching.faults(client, ask, may=may)
    return found


@pytest.mark.parametrize("who", VISITORS)
def test_every_address_as_everybody(house, who):
    found = tried(house, who, 1)
    assert not found, told(found)


def each_field(house, share: int) -> list[str]:
    """What went wrong when each field of each form held what nobody means; one in `share` of all there is."""
    found, rng = [], random.Random(SEED)
    for who in sorted({form.shown_to for forms in house.forms.values() for form in forms}):
        client, watching = browser(house, who), watch(house, who)
        asking = Asking(house, house.forms, f"{SEED} {who}")
        for name, form in ((n, f) for n in house.forms for f in house.forms[n] if f.shown_to == who):
            for key in form.fields:
                for value in rng.sample(VALUES, max(1, len(VALUES) // share)):
                    found += watching.faults(client, asking.wrong(name, form, key, value), may=True)
    return found


def test_every_field_of_every_form(house, monkeypatch):
    """And every form of ours is among them: one that no page shows to these visitors would be named here."""
    reached, clean = set(), BaseForm.full_clean

    def noted(form):
        if form.is_bound:
            reached.add(type(form))
        return clean(form)

    monkeypatch.setattr(BaseForm, "full_clean", noted)
    found = each_field(house, 100)
    assert not found, told(found)
    missing = {f"{form.__module__}.{form.__name__}" for form in ours(BaseForm) if form.__name__ not in NOT_SHOWN} - {
        f"{form.__module__}.{form.__name__}" for kind in reached for form in kind.__mro__
    }
    assert not missing, f"no page showed these forms: {sorted(missing)}"


def ours(kind: type) -> list[type]:
    """Our own forms of every kind."""
    below = [form for one in kind.__subclasses__() for form in (one, *ours(one))]
    return [
        form
        for form in below
        if inspect.getmodule(form).__name__.startswith("alongside.") and "tests" not in form.__module__
    ]


@pytest.mark.soak
@pytest.mark.parametrize("who", VISITORS)
def test_every_address_as_everybody_for_long(house, who):
    found = tried(house, who, 25)
    assert not found, told(found)


@pytest.mark.soak
def test_every_value_in_every_field(house):
    found = each_field(house, 1)
    assert not found, told(found)
