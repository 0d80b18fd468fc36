"""A passkey opens its owner's account, and nothing else opens with it."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import reverse

from .conftest import PASSWORD, account_for
from .softkey import SoftKey

SIGN_IN, ENTER, MAKE = "/account/sign-in/", "/account/passkeys/sign-in/", "/account/passkeys/new/"


@pytest.fixture
def client(db, client):
    """A browser at an address that can own passkeys."""
    cache.clear()
    client.defaults["SERVER_NAME"] = "localhost"
    return client


def who(client):
    return client.session.get("_auth_user_id")


def by_password(client, name):
    return client.post(SIGN_IN, {"login": name, "password": PASSWORD})


def fresh(client, address):
    """The page, after "is it you?" was answered when it asks."""
    page = client.get(address)
    return (
        client.post(page.headers["Location"], {"password": PASSWORD}, follow=True) if page.status_code == 302 else page
    )


def make(client, key, name="my phone"):
    options = fresh(client, MAKE).context["options"]
    return client.post(MAKE, {"name": name, "credential": key.make(options)})


def asked(client):
    """What the sign-in page asks a passkey."""
    return client.get(ENTER, headers={"accept": "application/json"}).json()["request_options"]


def enter(client, key, **lies):
    return client.post(ENTER, {"credential": key.use(asked(client), **lies)}, follow=True)


@pytest.fixture
def phone(client, maria):
    """Maria's passkey; she is signed out."""
    key = SoftKey()
    by_password(client, "maria.a")
    assert make(client, key).headers["Location"] == reverse("mfa_list_webauthn")
    client.logout()
    return key


@pytest.fixture
def desk(client, maria):
    """The passkey of Lee, a nurse; he is signed out."""
    account_for("Lee", "lee", role="nurse")
    key = SoftKey()
    by_password(client, "lee")
    assert make(client, key).headers["Location"] == reverse("mfa_view_recovery_codes")
    client.logout()
    return key


def test_a_passkey_signs_in_by_itself(client, maria, phone):
    enter(client, phone)
    assert who(client) == str(maria.pk)
    page = client.get(reverse("mfa_list_webauthn")).content.decode()
    assert "my phone" in page
    assert "Last used" in page
    assert "m.." not in page


def test_it_leads_where_one_wanted_to_go(client, maria, phone):
    page = client.post(ENTER, {"credential": phone.use(asked(client)), "next": "/account/devices/"})
    assert page.headers["Location"] == "/account/devices/"
    client.logout()
    away = client.post(ENTER, {"credential": phone.use(asked(client)), "next": "https://evil.example/"})
    assert away.headers["Location"] == "/"


def test_the_sign_in_name_is_what_the_device_shows(client, maria):
    by_password(client, "maria.a")
    options = fresh(client, MAKE).context["options"]["publicKey"]
    assert (options["user"]["name"], options["user"]["displayName"]) == ("maria.a", "Maria Test")
    assert options["rp"] == {"id": "localhost", "name": "Riverside"}
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["authenticatorSelection"]["residentKey"] == "required"


def test_a_removed_passkey_signs_nobody_in_and_says_so(client, maria, phone):
    enter(client, phone)
    kept = Authenticator.objects.get(type="webauthn")
    gone = reverse("mfa_remove_webauthn", args=[kept.pk])
    assert "my phone" in fresh(client, gone).content.decode()
    client.post(gone)
    assert not Authenticator.objects.exists()
    client.logout()
    page = enter(client, phone).content.decode()
    assert who(client) is None
    assert "does not open anything here" in page
    assert "312-555-0100" in page


def test_a_passkey_gets_another_name(client, maria, phone):
    enter(client, phone)
    name = reverse("mfa_edit_webauthn", args=[Authenticator.objects.get(type="webauthn").pk])
    fresh(client, name)
    assert client.post(name, {"name": "old phone"}).status_code == 302
    assert "old phone" in client.get(reverse("mfa_list_webauthn")).content.decode()


def test_adding_one_asks_who_one_is(client, maria):
    by_password(client, "maria.a")
    assert client.get(MAKE).headers["Location"].startswith(reverse("account_reauthenticate"))
    refused = client.post(MAKE, {"name": "x", "credential": "{}"})
    assert refused.headers["Location"].startswith(reverse("account_reauthenticate"))


def test_nobody_touches_the_passkey_of_somebody_else(client, maria, phone):
    account_for("Rosa", "rosa.a")
    by_password(client, "rosa.a")
    theirs = Authenticator.objects.get(type="webauthn").pk
    for name in ("mfa_remove_webauthn", "mfa_edit_webauthn"):
        fresh(client, reverse("mfa_list_webauthn"))
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        assert client.post(reverse(name, args=[theirs]), {"name": "mine"}).status_code == 404
    assert str(Authenticator.objects.get(pk=theirs)) == "my phone"


def test_a_patients_password_works_as_before_beside_it(client, maria, phone):
    by_password(client, "maria.a")
    assert who(client) == str(maria.pk)
    assert not Authenticator.objects.filter(type="recovery_codes").exists(), "there is nothing they stand in for"
    page = client.get(reverse("mfa_index")).content.decode()
    assert "It is off." in page
    assert "spare codes" not in page


def test_who_turned_on_the_codes_of_an_app_is_asked_for_a_second_step_and_the_passkey_is_one(client, maria, phone):
    from allauth.mfa.totp.internal import auth as totp

    totp.TOTP.activate(maria, totp.generate_totp_secret())
    page = client.post(SIGN_IN, {"login": "maria.a", "password": PASSWORD}, follow=True)
    assert who(client) is None
    client.post(reverse("mfa_authenticate"), {"credential": phone.use(page.context["js_data"]["request_options"])})
    assert who(client) == str(maria.pk)
    assert "It is on." in client.get(reverse("mfa_index")).content.decode()


def test_a_patient_who_works_here_now_is_asked_for_a_second_step(client, maria, phone):
    from alongside.ground.people.services import give_role

    give_role(by=None, person=maria.person_id, role="nurse")
    by_password(client, "maria.a")
    assert who(client) is None, "the password alone opened the desk"


def test_after_a_password_of_staff_it_is_the_second_step(client, desk):
    page = client.post(SIGN_IN, {"login": "lee", "password": PASSWORD}, follow=True)
    assert who(client) is None, "the password alone opened the desk"
    assert "Type one of your spare codes" in page.content.decode()
    client.post(reverse("mfa_authenticate"), {"credential": desk.use(page.context["js_data"]["request_options"])})
    assert client.get("/desk/").status_code == 200


def test_a_removed_passkey_takes_the_spare_codes_along_when_nothing_is_left(client, desk):
    enter(client, desk)
    gone = reverse("mfa_remove_webauthn", args=[Authenticator.objects.get(type="webauthn").pk])
    fresh(client, gone)
    client.post(gone)
    assert not Authenticator.objects.exists(), "they have nothing to stand in for"


def test_a_strangers_passkey_is_no_second_step(client, desk):
    page = client.post(SIGN_IN, {"login": "lee", "password": PASSWORD}, follow=True)
    other = SoftKey()
    other.owner = desk.owner
    page = client.post(
        reverse("mfa_authenticate"), {"credential": other.use(page.context["js_data"]["request_options"])}
    )
    assert who(client) is None
    assert "does not open anything here" in page.content.decode()


def test_it_counts_for_staff_who_must_have_one(client, maria):
    lee = account_for("Lee", "lee", role="nurse")
    by_password(client, "lee")
    assert client.get("/desk/").headers["Location"] == reverse("mfa_activate_totp")
    assert MAKE in fresh(client, reverse("mfa_activate_totp")).content.decode()
    key = SoftKey()
    make(client, key)
    assert client.get("/desk/").status_code == 200
    client.logout()
    by_password(client, "lee")
    assert who(client) is None
    client.post(reverse("account_logout"))  # "start again"
    enter(client, key)
    assert who(client) == str(lee.pk)
    assert client.get("/desk/").status_code == 200


def test_a_new_invitation_ends_the_passkeys(client, maria, phone):
    """Who found a phone must not come in by it after its owner was given a new sign-in."""
    from alongside.ground.people.services import invite_account, open_account

    _invitation, code = invite_account(by=None, person=maria.person_id)
    open_account(code=code, username="maria.a", password="quite another set of words")
    enter(client, phone)
    assert who(client) is None


# Attacks ------------------------------------------------------------------------------------------------------------


def test_an_answer_is_good_once(client, maria, phone):
    answer = phone.use(asked(client))
    client.post(ENTER, {"credential": answer})
    assert who(client) == str(maria.pk)
    client.logout()
    client.post(ENTER, {"credential": answer})
    assert who(client) is None
    asked(client)
    client.post(ENTER, {"credential": answer})
    assert who(client) is None


def test_an_answer_given_to_another_site_is_worthless_here(client, maria, phone):
    for phone.origin in ("https://localhost.evil.example", "https://evil.example", "http://localhost.evil.example"):
        enter(client, phone)
        assert who(client) is None


def test_a_device_that_asked_nobody_does_not_sign_in(client, maria, phone):
    phone.verified = False
    enter(client, phone)
    assert who(client) is None


def test_a_passkey_without_a_lock_is_not_kept(client, maria):
    by_password(client, "maria.a")
    page = make(client, SoftKey(verified=False))
    assert page.status_code == 200
    assert "could not keep this passkey" in page.content.decode()
    assert not Authenticator.objects.exists()


def test_ones_own_passkey_does_not_open_somebody_elses_account(client, maria, phone):
    rosa, key = account_for("Rosa", "rosa.a"), SoftKey()
    by_password(client, "rosa.a")
    make(client, key)
    client.logout()
    enter(client, key, userHandle=phone.owner)
    assert who(client) is None
    enter(client, key)
    assert who(client) == str(rosa.pk)


def test_a_closed_account_stays_closed(client, maria, phone):
    type(maria).objects.filter(pk=maria.pk).update(is_active=False)
    enter(client, phone)
    assert who(client) is None


@pytest.mark.parametrize("made_up", [
    "", "x", "[]", "1", '"a"', "null", "{}", '{"response": 1}', '{"response": {"userHandle": 5}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "AA", "attestationObject": "AA", '
    '"authenticatorData": "AA", "signature": "AA", "userHandle": "_w"}}',
])  # fmt: skip
def test_nonsense_is_refused_calmly(client, desk, made_up):
    asked(client)
    page = client.post(ENTER, {"credential": made_up}, follow=True)
    assert page.status_code == 200
    assert who(client) is None
    by_password(client, "lee")
    assert client.post(reverse("mfa_authenticate"), {"credential": made_up}).status_code == 200
    assert who(client) is None
    client.post(reverse("account_logout"))
    enter(client, desk)
    fresh(client, MAKE)
    assert client.post(MAKE, {"credential": made_up}).status_code in (200, 302)
    assert Authenticator.objects.filter(type="webauthn").count() == 1
    again = reverse("mfa_reauthenticate_webauthn")
    client.get(again)
    assert client.post(again, {"credential": made_up}).headers["Location"] == again


def test_each_byte_matters(client, maria, phone):
    """A signature of something else, or cut off, opens nothing and breaks nothing."""
    for part in ("signature", "authenticatorData", "clientDataJSON"):
        answer = json.loads(phone.use(asked(client)))
        answer["response"][part] = answer["response"][part][:-4]
        assert client.post(ENTER, {"credential": json.dumps(answer)}, follow=True).status_code == 200
        assert who(client) is None
