"""A printed code makes one sign-in, once. What is kept of it opens nothing."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user, login
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest

from alongside.ground.people import services, shell
from alongside.ground.people.models import Account, Invitation
from alongside.ground.spine.models import Event

from .clinic import timeline, viewer

PASSWORD = "four words nobody says"
BACKEND = "alongside.ground.people.backend.SignInBackend"


def code_for(person, by=None) -> str:
    return services.invite_account(by=by and viewer(by), person=person.id)[1]


def opened(person, username="maria.a", password=PASSWORD, **more) -> Account:
    return services.open_account(code=code_for(person), username=username, password=password, **more)


def test_only_a_hash_of_the_code_is_kept(clinic, clock):
    code = code_for(clinic.maria)
    kept = str(list(Invitation.objects.values())) + str(list(Event.objects.values()))
    assert code not in kept
    assert code.replace("-", "") not in kept
    assert len(Invitation.objects.get().code_hash) == 64


def test_a_code_is_long_easy_to_read_and_never_the_same(clinic, clock):
    codes = {code_for(clinic.maria) for _ in range(50)}
    assert len(codes) == 50
    assert all(len(code) == 14 and not set("01ILO") & set(code) for code in codes)


def test_a_code_works_once(clinic, clock):
    code = code_for(clinic.maria)
    services.open_account(code=code, username="maria.a", password=PASSWORD)
    with pytest.raises(ValidationError):
        services.open_account(code=code, username="mallory", password=PASSWORD)
    assert [a.username for a in Account.objects.all()] == ["maria.a"]


def test_a_code_lives_thirty_days(clinic, clock):
    code = code_for(clinic.maria)
    clock.move(days=30)
    assert services.find_invitation(code) is None
    clock.move(seconds=-1)
    assert services.find_invitation(code).person == clinic.maria


def test_a_new_code_ends_the_earlier_one(clinic, clock):
    first, second = code_for(clinic.maria), code_for(clinic.maria)
    others = code_for(clinic.person("Joe", patient=True))
    assert services.find_invitation(first) is None
    assert services.find_invitation(second)
    assert services.find_invitation(others)


@pytest.mark.parametrize("code", ["", "-", "AAAA-BBBB-CCCC", "\0"])
def test_a_guessed_code_is_nobodys(clinic, clock, code):
    code_for(clinic.maria)
    assert services.find_invitation(code) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": "ma"}, {"username": "maria a"}, {"username": "maria\n"}, {"username": "m" * 61},
        {"username": "JOE.T"}, {"password": "short"}, {"password": "maria.alvarez"}, {"password": "1qaz2wsx3edc"},
    ],
)  # fmt: skip
def test_a_mistake_uses_nothing_up(clinic, clock, wrong):
    opened(clinic.person("Joe", patient=True), "joe.t")
    code = code_for(clinic.maria)
    before = timeline(clinic.maria)
    with pytest.raises(ValidationError):
        services.open_account(code=code, **{"username": "maria.alvarez", "password": PASSWORD, **wrong})
    assert not Account.objects.filter(person=clinic.maria).exists()
    assert timeline(clinic.maria) == before
    assert services.find_invitation(code)


def test_a_password_has_12_to_128_characters_and_all_of_them_count(clinic, clock):
    words = "né words " * 14 + "zq"
    assert len(words) == 128
    account = opened(clinic.maria, password=words)
    assert account.check_password(words)
    assert not account.check_password(words[:-1])
    for wrong in (words + "x", words[:11]):
        with pytest.raises(ValidationError):
            opened(clinic.maria, password=wrong)


def test_the_password_is_hashed_by_argon2(clinic, clock):
    assert opened(clinic.maria).password.startswith("argon2$argon2id$")


@pytest.mark.parametrize("same_words", [True, False])
def test_a_new_sign_in_takes_the_place_of_the_old_and_ends_its_sessions(clinic, clock, same_words):
    old = opened(clinic.maria)
    Authenticator.objects.create(user=old, type="totp", data={"secret": "x"})
    there = HttpRequest()
    there.session = SessionStore()
    login(there, old, backend=BACKEND)
    assert get_user(there) == old
    opened(clinic.maria, "maria.new", PASSWORD if same_words else "other words entirely")
    assert get_user(there).is_anonymous
    assert [a.username for a in Account.objects.all()] == ["maria.new"]
    assert not Authenticator.objects.exists()


def _linked(clinic, main, other) -> None:
    by = viewer(clinic.staff("nurse", "Lee"))
    services.link_persons(by=by, main=main.id, other=other.id, reason="same person")


def test_a_new_sign_in_takes_the_place_of_the_old_whichever_record_had_it(clinic, clock):
    """She says on the telephone that somebody knows her password; the desk prints a code at her page."""
    again = clinic.person("Maria", patient=True)
    old = opened(again, "maria.old")
    letter = code_for(clinic.maria)
    _linked(clinic, clinic.maria, again)
    renewed = opened(clinic.maria, "maria.new")
    assert renewed.pk == old.pk
    assert services.find_invitation(letter) is None


def test_of_two_sign_ins_of_one_person_the_new_one_stays(clinic, clock):
    again = clinic.person("Maria", patient=True)
    opened(again, "maria.old")
    opened(clinic.maria, "maria.older")
    _linked(clinic, clinic.maria, again)
    opened(clinic.maria, "maria.new")
    assert [a.username for a in Account.objects.filter(is_active=True)] == ["maria.new"]


def test_the_front_desk_prints_no_code_for_a_record_of_somebody_who_works_here(clinic, clock):
    """It would be the sign-in of the nurse whose record it is."""
    kim = clinic.staff("nurse", "Kim")
    _linked(clinic, clinic.maria, kim)
    with pytest.raises(PermissionDenied):
        code_for(clinic.maria, clinic.staff("front_desk"))


def test_a_new_sign_in_may_keep_its_name(clinic, clock):
    opened(clinic.maria)
    renewed = opened(clinic.maria, "Maria.A", "other words entirely")
    assert [(a.username, a.pk) for a in Account.objects.all()] == [("Maria.A", renewed.pk)]


def test_two_people_may_share_an_address(clinic, clock):
    joe = clinic.person("Joe", patient=True)
    opened(clinic.maria, email="home@example.org")
    opened(joe, "joe.t", email="Home@example.org")
    assert Account.objects.filter(email__iexact="home@example.org").count() == 2


MAY = {
    "physician": {"patient"}, "nurse_practitioner": {"patient"}, "nurse": {"patient"}, "assistant": {"patient"},
    "front_desk": {"patient"}, "pharmacist": set(), "social_worker": set(), "interpreter": set(), "biller": set(),
    "manager": {"staff"}, "administrator": {"staff"}, "patient": set(),
}  # fmt: skip


@pytest.mark.parametrize("role", MAY)
def test_who_may_invite_whom(clinic, clock, role):
    """An invitation is as good as the sign-in it makes: the front desk must not be able to become the manager."""
    by = clinic.maria if role == "patient" else clinic.staff(role, "Actor")
    whom = {"patient": clinic.person("Joe", patient=True), "staff": clinic.staff("biller", "Bill")}
    for kind, person in whom.items():
        if kind in MAY[role]:
            assert services.find_invitation(code_for(person, by)).made_by == by
        else:
            with pytest.raises(PermissionDenied):
                code_for(person, by)
            assert not Invitation.objects.filter(person=person).exists()


def test_a_patient_who_joins_the_staff_is_staff_to_the_front_desk(clinic, clock):
    desk = clinic.staff("front_desk")
    services.give_role(by=None, person=clinic.maria.id, role="nurse")
    with pytest.raises(PermissionDenied):
        code_for(clinic.maria, desk)


def test_the_shell_knows_whether_somebody_can_administer(clinic, clock):
    assert not shell.can_administer()
    ada = clinic.staff("administrator", "Ada")
    assert shell.administrator_without_account() == ada.id
    account = opened(ada, "ada")
    assert shell.can_administer()
    assert shell.administrator_without_account() is None
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert not shell.can_administer()


def test_a_patients_code_does_not_open_the_sign_in_of_staff(clinic, clock):
    """The front desk printed it, and kept a copy; then the patient was hired."""
    kim = clinic.person("Kim", patient=True)
    _invitation, code = services.invite_account(by=viewer(clinic.staff("front_desk")), person=kim.id)
    services.give_role(by=None, person=kim.id, role="nurse")
    assert services.find_invitation(code) is None
    _invitation, fresh = services.invite_account(by=None, person=kim.id)
    services.give_role(by=None, person=kim.id, role="manager")  # a second role changes nothing
    assert services.find_invitation(fresh)
