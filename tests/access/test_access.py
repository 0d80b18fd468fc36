"""Every address, as everybody: compared with the table."""

import uuid

import pytest
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from alongside.ground.ui.printing import answer

from .conftest import signed_in
from .table import EVERYBODY, NOT_SET_UP, NOTHING_HERE, STAFF, TABLE, WHY


def patterns(resolver, namespace: str = "") -> dict[str, URLPattern]:
    found = {}
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            found[f"{namespace}{one.name}"] = one
        else:
            inner = f"{one.namespace}:" if one.namespace else ""
            found |= patterns(one, namespace + inner)
    return found


ALL = patterns(get_resolver())
# HEAD is answered as GET is, without the page: what a database has to do with that is seen by GET.
METHODS = ["get", pytest.param("head", marks=pytest.mark.sqlite_only), "post"]


def test_every_address_is_in_the_table():
    new = sorted(set(ALL) - set(TABLE))
    assert not new, f"say in tests/access/table.py who may open: {new}"


def address(name: str, arguments: dict) -> str:
    wanted = ALL[name].pattern.converters
    given = {key: arguments[key] for key in wanted}
    if name == "desk:member" or name == "desk:member_invite":
        given["person"] = arguments["staff"]
    return reverse(name, kwargs=given)


def outcome(response) -> str:
    """in, sign-in, why, or no."""
    if response.status_code in (301, 302):
        to = response.headers["Location"]
        if to.startswith("/account/sign-in/"):
            return "sign-in"
        return "why" if to.endswith("/open/") else "in"
    return "no" if response.status_code in (403, 404, 405) else "in"


def expected(name: str, who: str) -> set[str]:
    if name in NOTHING_HERE:
        return {"no"}
    if who in TABLE[name] and name in NOT_SET_UP:
        return {"in", "no"}
    if who in TABLE[name]:
        return {"in"} | ({"sign-in"} if who == "stranger" else set())
    if who == "stranger":
        return {"sign-in"}
    return {"why"} if who in WHY.get(name, ()) else {"no"}


@pytest.mark.django_db
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("who", EVERYBODY)
def test_who_gets_in(who, method, shared, client, monkeypatch):
    """GET and HEAD of everything; POST with an empty form, which must not get anybody further.

    A method that an address does not know is refused before anybody is looked at.
    """
    monkeypatch.setattr(answer, "pdf", lambda *_: None)  # the sheet as a page: a PDF takes long, and has its own tests
    arguments = {**shared.arguments, "staff": shared.persons["biller"]}
    signed_in(client, shared, who)
    wrong = []
    for name in ALL:
        if name == "account_logout" or (method == "post" and who in TABLE[name]):
            continue  # what those who may do with a form is for the pages' own tests
        response = getattr(client, method)(address(name, arguments))
        found = outcome(response)
        if response.status_code >= 500 or (found not in expected(name, who) and response.status_code != 405):
            wrong.append(f"{name}: {found} ({response.status_code}), the table says {expected(name, who)}")
        if found == "no" and who not in ("maria", *STAFF):
            assert "Alvarez" not in response.content.decode(), f"{name} tells {who} the name"
        if response.status_code == 200:
            assert "no-store" in response.headers["Cache-Control"]
    assert not wrong, "\n".join(wrong)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [n for n in TABLE if n.startswith("portal:")])
def test_what_is_not_there_answers_like_what_is_not_yours(name, shared, client):
    arguments = {**shared.arguments, **{k: uuid.uuid4() for k in ("person", "resource", "grant")}}
    try:
        url = address(name, arguments)
    except (KeyError, NoReverseMatch):
        return
    if "person" in ALL[name].pattern.converters:
        assert signed_in(client, shared, "other_patient").get(url).status_code == 404
