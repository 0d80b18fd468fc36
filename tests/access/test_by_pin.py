"""Every address, by somebody who came in by PIN at a shared computer: their daily work, and nothing beyond."""

import pytest

from .conftest import by_pin, signed_in
from .table import FULL_SIGN_IN, FULL_SIGN_IN_OF_OFFICE, OFFICE, TABLE
from .test_access import ALL, address, expected, outcome

FULL = "/account/switch/full/"
ENDS = ("account_logout", "switch_lock", "demo_sign_in")  # of the session itself


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["nurse", "physician", "front_desk", "manager", "administrator"])
def test_what_a_pin_opens(who, shared, client):
    """GET and POST, the latter with an empty form."""
    signed_in(client, shared, who)  # makes the sign-in
    client.logout()
    by_pin(client, shared, shared.persons[who])
    arguments, wrong = {**shared.arguments, "staff": shared.persons["biller"]}, []
    for name in sorted(set(ALL) - set(ENDS)):
        for method in ("get", "post"):
            response = getattr(client, method)(address(name, arguments))
            if response.status_code == 405:
                continue
            full = response.headers.get("Location", "").startswith(FULL)
            asked = name in FULL_SIGN_IN and (who in TABLE[name] or not name.startswith("desk:"))
            asked |= name in FULL_SIGN_IN_OF_OFFICE and who in OFFICE
            if full != asked:
                wrong.append(
                    f"{method} {name}: {response.status_code}, and {'' if full else 'not '}to signing in fully"
                )
            if method == "get" and not asked and outcome(response) not in expected(name, who):
                wrong.append(f"{name}: {outcome(response)}, the table says {expected(name, who)}")
    assert not wrong, "\n".join(wrong)
