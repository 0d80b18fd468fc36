"""Maria's clinic of tests/access, with words in her and in another patient's records that nobody mistakes."""

import time
from collections import defaultdict
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from django.urls import Resolver404, resolve
from django.utils import timezone

from alongside.doors.entrance.tests.conftest import PASSWORD, account_for
from alongside.doors.entrance.tests.softkey import SoftKey
from alongside.doors.entrance.tests.test_passkeys import make
from alongside.ground.chart.models import SamePerson
from alongside.ground.chart.services import import_files
from alongside.ground.people import services
from alongside.ground.people.models import Grant
from alongside.ground.people.pins import TRIES
from alongside.ground.people.selectors import viewer_for
from alongside.ground.people.services import undo_link
from alongside.ground.people.shared import spent_pins
from alongside.ground.ui.printing import answer
from tests.access.conftest import PIN, SECRET, at_shared, build, bundle, by_pin, patient, result, signed_in
from tests.access.table import EVERYBODY, IDENTITY, TABLE, TEAM
from tests.access.test_access import address

from .forms import Form, forms_in
from .watching import Watch, plain, taken_back

MARIAS, REACHED = "Zqmarias", "Zqreached"  # in her records; in how to reach her
# Somebody halfway through a door: what they are in the access table.
HALFWAY = {
    "invited": "stranger", "at_second_step": "stranger", "at_names": "stranger", "with_second_step": "nurse_off_team",
    "by_pin": "nurse_off_team",
}  # fmt: skip
VISITORS = (*EVERYBODY, *HALFWAY)


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker, tmp_path_factory):
    """The clinic for all tests of a module. What a test writes is taken back; all of it when the module ends."""
    folder = tmp_path_factory.mktemp("hostile")
    with (
        override_settings(HOME=folder / "home"), django_db_blocker.unblock(), transaction.atomic(),
        pytest.MonkeyPatch.context() as patch,
    ):  # fmt: skip
        # The sheet as a page: printing a PDF takes a second, and has tests of its own.
        patch.setattr(answer, "pdf", lambda *_: None)
        clinic = build(folder)
        _more_words(clinic, folder)
        _halfway(clinic)
        _waiting(clinic, folder)
        clinic.forms = _forms(clinic)
        yield clinic
        transaction.set_rollback(True)


def _more_words(clinic, folder) -> None:
    """Words in every kind of record that has any; a wish to wait for a talk, and a result that waits."""
    for who, words in (("maria", MARIAS), ("joe", SECRET)):
        mine = {"subject": {"reference": f"Patient/{who}"}}
        held = result(f"{who}-held", effectiveDateTime=str(timezone.localdate()), **mine)
        person = clinic.persons["maria"] if who == "maria" else clinic.joes["person"]
        by = viewer_for(person)
        services.choose_result_preference(by=by, person=person, choice="after_talk", words=f"Call me. {words}")
        services.set_contact(by=by, person=person, kind="email", value=f"{REACHED}@example.org")
        records = [
            patient(who, who.title()) | ({} if who == "maria" else {"birthDate": "1950-02-03"}),
            {**held, "code": {"text": f"Held {words}"}},
            {"resourceType": "Condition", "id": f"{who}-c", "code": {"text": words}, **mine,
             "clinicalStatus": {"coding": [{"code": "active"}]}},
            {"resourceType": "AllergyIntolerance", "id": f"{who}-a", "code": {"text": words},
             "patient": mine["subject"]},
            {"resourceType": "MedicationRequest", "id": f"{who}-m", "status": "active", "intent": "order", **mine,
             "medicationCodeableConcept": {"text": words}, "authoredOn": "2026-01-01"},
        ]  # fmt: skip
        (folder / f"{who}.json").write_text(bundle(*records))
        import_files(by=None, paths=[folder / f"{who}.json"], source="clinic", demo=True)


def _waiting(clinic, folder) -> None:
    """What waits for an answer, so that its form is shown: two records of one name, a link undone, a code just used."""
    (folder / "ann.json").write_text(bundle(patient("ann1", "Ann"), patient("ann2", "Ann")))
    import_files(by=None, paths=[folder / "ann.json"], source="clinic", demo=True)
    undo_link(by=viewer_for(clinic.persons["physician"]), link=clinic.arguments["link"])
    clinic.arguments["proposal"] = SamePerson.objects.get(state="open").id
    clinic.arguments["grant"] = Grant.objects.get(helper_name="helper_not_confirmed").id


def _halfway(clinic) -> None:
    lee = account_for("Lee", "lee", role="nurse")
    totp.TOTP.activate(lee, totp.generate_totp_secret())
    RecoveryCodes.activate(lee)
    person = services.register_person(by=None, origin="test", given="Ina", family="Vited", patient=True)
    with_key = Client(headers={"host": "localhost"})
    with_key.force_login(lee)
    _just_proven(with_key)
    make(with_key, SoftKey())
    clinic.arguments["pk"] = Authenticator.objects.get(user=lee, type="webauthn").pk
    _pins(clinic, lee.person_id)
    clinic.lee, clinic.code = lee, services.invite_account(by=None, person=person.id)[1]


def _pins(clinic, person) -> None:
    """One that was typed wrong too often, to be answered for; and one that opens."""
    services.set_pin(by=viewer_for(person), token=clinic.token, pin=PIN, since=timezone.now())
    for _try in range(TRIES):
        services.enter_by_pin(token=clinic.token, person=person, pin="719264")
    (spent,) = spent_pins(viewer_for(person))
    clinic.arguments["pin"] = spent.id
    services.set_pin(by=viewer_for(person), token=clinic.token, pin=PIN, since=timezone.now())


def browser(clinic, who: str) -> Client:
    """A browser of this visitor's, freshly proven to be them."""
    client = Client(raise_request_exception=False, headers={"host": "localhost"})  # an address that can own passkeys
    if who == "at_second_step":
        client.post("/account/sign-in/", {"login": "lee", "password": PASSWORD})
    elif who == "invited":
        client.post("/invitation/", {"code": clinic.code})
    elif who == "at_names":
        at_shared(client, clinic)
    elif who == "by_pin":
        by_pin(client, clinic, clinic.lee.person_id)
    elif who == "with_second_step":
        at_shared(client, clinic).force_login(clinic.lee)
    else:
        signed_in(client, clinic, who)
    if settings.SESSION_COOKIE_NAME in client.cookies and HALFWAY.get(who) != "stranger":
        _just_proven(client)
    return client


def _just_proven(client: Client) -> None:
    """As after "is it you?": so that the pages behind that question are tried, too."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session.save()


def watch(clinic, who: str) -> Watch:
    """What this visitor must never be told, nor change."""
    row = HALFWAY.get(who, who)
    hers = () if row in ("maria", *TEAM) else (MARIAS,)
    reached = () if row in ("maria", *IDENTITY) else (REACHED,)
    foreign = frozenset(
        plain(v) for v in clinic.joes.values() if isinstance(v, UUID) and v not in clinic.arguments.values()
    )
    return Watch(row, (SECRET, *hers, *reached), foreign)


def _forms(clinic) -> dict[str, list[Form]]:
    """Every form that anybody finds on a page they may open: by the name of the address it goes to, those that ask
    ("GET name") apart from those that send. An address that takes a form without showing one is asked with none."""
    found: dict[str, dict[tuple, Form]] = defaultdict(dict)
    opened = set()
    arguments = {**clinic.arguments, "staff": clinic.persons["biller"]}
    for who in ("maria", "helper", "nurse", "front_desk", "administrator", "stranger", "physician", *HALFWAY):
        client = browser(clinic, who)
        for name in (n for n in TABLE if HALFWAY.get(who, who) in TABLE[n] and (who in HALFWAY or n not in opened)):
            here = address(name, arguments)
            with taken_back(client):  # some pages end what was begun on another
                page = client.get(here)
            if page.status_code == 200 and page.headers["Content-Type"].startswith("text/html"):
                opened.add(name)
                for form in forms_in(page.content.decode(), here):
                    _keep(found, form, who)
    return {name: list(forms.values()) for name, forms in found.items()}


def _keep(found, form: Form, who: str) -> None:
    form.shown_to = who
    try:
        match = resolve(form.action.split("?")[0])
    except Resolver404:
        raise AssertionError(f"a form goes nowhere: {form.action}") from None
    key = match.view_name if form.method == "post" else f"GET {match.view_name}"
    found[key].setdefault(tuple(form.fields), form)


def told(found: list[str]) -> str:
    """The first few, for a person to read."""
    return "\n".join([*found[:12], f"{len(found)} in all"])
