"""A PIN is one person's at one computer, for one day; and nobody guesses it."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from alongside.ground.people import services
from alongside.ground.people.models import Account, Pin, SharedComputer
from alongside.ground.people.pins import TRIES, TRIES_OF_ALL, checked
from alongside.ground.people.services.accounts import make_account
from alongside.ground.people.shared import GRACE, REST, computer_of, pins_at, spent_pins
from alongside.ground.people.viewer import SignInFully
from alongside.ground.spine.models import Event

from .clinic import timeline, viewer

GOOD, WRONG = "480271", "930582"


@pytest.fixture
def desk(clinic):
    """A shared computer, and Lee, a nurse, who signed in fully there just now and chose a PIN."""
    return Desk(clinic)


class Desk:
    def __init__(self, clinic, name="Front desk"):
        self.clinic, self.boss = clinic, clinic.staff("manager", "Ruth")
        self.computer, self.token = services.share_computer(by=viewer(self.boss), name=name)
        self.lee = self.worker("Lee")
        self.sets(self.lee)

    def worker(self, given, role="nurse"):
        person = self.clinic.staff(role, given)
        make_account(person=person.id, username=given.lower(), password="four words nobody says")
        return person

    def sets(self, person, pin=GOOD):
        return services.set_pin(by=viewer(person), token=self.token, pin=pin, since=timezone.now())

    def types(self, pin, person=None, token=None):
        """Somebody types it; the cookie goes on as a browser's does."""
        entry = services.enter_by_pin(token=token or self.token, person=(person or self.lee).id, pin=pin)
        self.token = entry.token or self.token
        return entry

    def opens(self, pin=GOOD, person=None):
        return self.types(pin, person).pin is not None


def test_it_opens(desk):
    entry = desk.types(GOOD)
    assert entry.pin.account.person_id == desk.lee.id
    event = Event.objects.get(kind="people.entered_by_pin")
    assert (event.by_id, event.data["named"]) == (desk.lee.id, "Front desk")


@pytest.mark.parametrize(
    "easy",
    [
        "12345", "1234567890123", "abcdef", "48027a", "４８０２７１", "", " 480271", "480-271",
        "123456", "654321", "234567", "987654", "890123", "000000", "121212", "123123", "112233", "111222", "777778",
        "123321", "12341234",
        "072468", "240768", "680724", "022900", "07241968", "24071968", "19680724",  # days
        "312555", "555010", "3125550100",  # of the practice's telephone
    ],
)  # fmt: skip
def test_what_others_try_first_is_refused(easy):
    with pytest.raises(ValidationError):
        checked(easy, phone="(312) 555-0100")


@pytest.mark.parametrize("good", [GOOD, WRONG, "4802711", "99480271", "480271935628"])
def test_others_are_taken(good):
    assert checked(good, phone="(312) 555-0100") == good


def test_it_is_hashed_with_a_key_that_is_not_in_the_database(desk, settings):
    (pin,) = Pin.objects.all()
    assert identify_hasher(pin.pin_hash).algorithm == "argon2"
    from django.contrib.auth.hashers import check_password

    assert not check_password(GOOD, pin.pin_hash), "whoever has the table alone can try as long as they like"
    settings.SECRET_KEY = "another home's"
    assert not desk.opens()


# Where, when and whose -----------------------------------------------------------------------------------------------


def test_nowhere_else(desk, clinic):
    other, token = services.share_computer(by=viewer(desk.boss), name="Rooming")
    assert desk.types(GOOD, token=token).pin is None
    moved = Pin.objects.get()
    moved.computer = other
    moved.save()
    desk.token = token
    assert not desk.opens(), "not even when the row is moved there"
    for nowhere in ("", "made up"):
        with pytest.raises(PermissionDenied):
            services.enter_by_pin(token=nowhere, person=desk.lee.id, pin=GOOD)


def test_not_by_anybody_else(desk):
    ana = desk.worker("Ana")
    assert not desk.opens(person=ana)
    desk.sets(ana, "7302941")
    assert not desk.opens(GOOD, ana)
    assert desk.opens("7302941", ana)


def test_for_a_working_day_and_again_after_signing_in_fully(desk, clock):
    clock.move(hours=11, minutes=59)
    assert desk.opens()
    clock.move(minutes=1)
    assert not desk.opens()
    assert pins_at(desk.computer) == []
    desk.token = services.enter_fully(by=viewer(desk.lee), token=desk.token)
    assert desk.opens()


def test_the_practice_says_how_long_a_day_is(desk, clock):
    from alongside.ground.practice.services import change

    change(by=desk.boss.id, pin_hours=4)
    desk.sets(desk.lee)
    clock.move(hours=4)
    assert not desk.opens()
    with pytest.raises(ValidationError):
        services.set_pin(by=viewer(desk.lee), token=desk.token, pin=GOOD, since=timezone.now() - 4 * REST)


@pytest.mark.parametrize("what", ["password", "second step", "letter", "role", "closed", "unshared", "denied", "gone"])
def test_it_ends_with_what_it_stands_on(desk, what):
    from allauth.mfa.models import Authenticator

    account = Account.objects.get(person=desk.lee)
    match what:
        case "password":
            account.set_password("blue kettle on tuesday")
            account.save()
        case "second step":
            Authenticator.objects.create(user=account, type="totp", data={})
        case "letter":
            _invitation, code = services.invite_account(by=None, person=desk.lee.id)
            services.open_account(code=code, username="lee", password="four words nobody says")
        case "role":
            services.end_role(by=viewer(desk.boss), person=desk.lee.id, role="nurse")
        case "closed":
            Account.objects.filter(id=account.id).update(is_active=False)
        case "unshared":
            services.unshare_computer(by=viewer(desk.boss), computer=desk.computer.id)
            with pytest.raises(PermissionDenied):
                desk.opens()
            assert not Pin.objects.filter(ended_at=None).exists()
            return
        case "denied":
            device = services.meet_device(by=viewer(desk.lee), token="x")
            services.deny_device(by=viewer(desk.lee), device=device.id, here=None, session="")
        case "gone":
            services.remove_pin(by=viewer(desk.lee), computer=desk.computer.id)
    assert not desk.opens()
    assert pins_at(desk.computer) == []


def test_new_spare_codes_do_not_end_it(desk):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    RecoveryCodes.activate(Account.objects.get(person=desk.lee))
    assert desk.opens()


def test_patients_and_helpers_have_none(desk, clinic):
    rosa, _grant = clinic.helper()
    for person in (clinic.maria, rosa):
        make_account(person=person.id, username=person.given.lower(), password="four words nobody says")
        with pytest.raises(PermissionDenied):
            desk.sets(person)
        with pytest.raises(PermissionDenied):
            services.enter_fully(by=viewer(person), token=desk.token)


def test_a_pin_session_sets_no_pin_and_shares_nothing(desk):
    from dataclasses import replace

    lee, boss = (replace(viewer(who), by_pin=True) for who in (desk.lee, desk.boss))
    with pytest.raises(PermissionDenied):
        services.set_pin(by=lee, token=desk.token, pin=WRONG, since=timezone.now())
    with pytest.raises(SignInFully):
        services.share_computer(by=boss, name="Mine")
    with pytest.raises(SignInFully):
        services.give_role(by=boss, person=desk.lee.id, role="administrator")


def test_by_pin_one_says_that_one_is_away_oneself_and_nobody_else(desk):
    from dataclasses import replace

    boss, tomorrow = replace(viewer(desk.boss), by_pin=True), timezone.now() + timedelta(days=1)
    times = {"begins_at": tomorrow, "ends_at": tomorrow + timedelta(days=1)}
    with pytest.raises(SignInFully):
        services.tell_leave(by=boss, person=desk.lee.id, **times)
    lees = services.tell_leave(by=viewer(desk.boss), person=desk.lee.id, **times)
    with pytest.raises(SignInFully):
        services.end_leave(by=boss, leave=lees.id)
    own = services.tell_leave(by=boss, person=desk.boss.id, **times)
    services.end_leave(by=boss, leave=own.id)


# Guessing ------------------------------------------------------------------------------------------------------------


def test_five_wrong_ones_and_it_is_gone_and_its_owner_is_asked(desk):
    assert [desk.types(WRONG).left for _try in range(TRIES)] == [4, 3, 2, 1, 0]
    assert not desk.opens()
    assert timeline(desk.lee)[-1] == "people.pin_spent"
    (asked,) = spent_pins(viewer(desk.lee))
    services.answer_pin(by=viewer(desk.lee), pin=asked.id, mine=False)
    assert spent_pins(viewer(desk.lee)) == []
    assert timeline(desk.lee)[-1] == "people.pin_denied"
    with pytest.raises(PermissionDenied):
        services.answer_pin(by=viewer(desk.boss), pin=asked.id, mine=True)


def test_a_right_one_begins_the_count_anew_and_says_what_was_before(desk):
    for _try in range(4):
        desk.types(WRONG)
    assert desk.types(GOOD).missed == 4
    assert desk.types(WRONG).left == 4


def test_a_new_one_does_not_come_by_waiting(desk, clock):
    for _try in range(TRIES):
        desk.types(WRONG)
    clock.move(days=1)
    desk.token = services.enter_fully(by=viewer(desk.lee), token=desk.token)
    assert not desk.opens(), "it is gone, not asleep"


def test_across_names_at_one_computer(desk, clock):
    staff = [desk.lee, *(desk.worker(name) for name in ("Ana", "Ben", "Cleo"))]
    for person in staff[1:]:
        desk.sets(person)
    for n in range(TRIES_OF_ALL):
        assert not desk.types(WRONG, staff[n % 4]).rests
    assert desk.types(GOOD).rests, "nobody's counts now"
    assert Event.objects.filter(kind="people.pins_rest").count() == 1
    clock.move(hours=1)
    assert desk.opens()


def test_an_insider_does_not_clear_the_count_with_a_pin_of_their_own(desk):
    mallory = desk.worker("Mallory")
    desk.sets(mallory, "7302941")
    for _try in range(4):
        desk.types(WRONG)
        assert desk.opens("7302941", mallory)
    computer = SharedComputer.objects.get()
    assert computer.wrong == 4
    desk.token = services.enter_fully(by=viewer(mallory), token=desk.token)
    assert SharedComputer.objects.get().wrong == 0


def test_names_without_a_pin_count_as_well(desk):
    ana = desk.worker("Ana")
    for _try in range(TRIES_OF_ALL):
        desk.types(WRONG, ana)
    assert desk.types(GOOD).rests


def test_it_is_hashed_whoever_it_is(desk, monkeypatch):
    """Counted in hashes, which no busy machine blurs: one for a right one, a wrong one, and where there is none."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    hashed, ana = [], desk.worker("Ana")
    for name in ("encode", "verify"):
        plain = getattr(Argon2PasswordHasher, name)

        def counted(self, *given, plain=plain, name=name):
            hashed.append(name)
            return plain(self, *given)

        monkeypatch.setattr(Argon2PasswordHasher, name, counted)
    for pin, person in ((GOOD, desk.lee), (WRONG, desk.lee), (GOOD, ana), (GOOD, desk.clinic.maria)):
        hashed.clear()
        desk.types(pin, person)
        assert len(hashed) == 1, f"{person.given}: {hashed}"


@pytest.mark.django_db(transaction=True)
def test_many_at_once_have_five_tries_together(on_disk, clock):
    """Each counts one after the other, though all were hashed before: a right one among the last is too late."""
    from django.db import connections

    from alongside.ground.practice.services import set_up

    from .clinic import Clinic

    set_up(name="Riverside", by=None)
    desk, barrier, found = Desk(Clinic()), Barrier(8), []

    def tries():
        barrier.wait()
        found.append(services.enter_by_pin(token=desk.token, person=desk.lee.id, pin=WRONG))
        connections.close_all()

    threads = [Thread(target=tries) for _n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not [entry for entry in found if entry.pin]
    assert sorted(entry.left for entry in found if not entry.spent) == [1, 2, 3, 4]
    assert SharedComputer.objects.get().wrong == 8
    assert not desk.opens()


# The computer --------------------------------------------------------------------------------------------------------


def test_its_token_changes_and_the_old_one_is_nobodys(desk, clock):
    old = desk.token
    assert desk.opens()
    assert desk.token != old
    assert computer_of(old) == desk.computer, "the answer may have been lost on its way"
    clock.move(seconds=GRACE.total_seconds())
    assert computer_of(old) is None
    assert desk.opens()


def test_a_lost_answer_locks_nobody_out_and_the_one_before_is_no_key_for_long(desk, clock):
    shown = desk.token
    lost = services.enter_by_pin(token=shown, person=desk.lee.id, pin=GOOD).token
    again = services.enter_by_pin(token=shown, person=desk.lee.id, pin=GOOD).token
    assert computer_of(lost) is None
    clock.move(minutes=3)
    assert computer_of(shown) is None
    assert computer_of(again) == desk.computer


def test_its_token_is_not_kept_readable(desk):
    assert desk.token not in str(SharedComputer.objects.values_list())


def test_two_do_not_have_one_name_until_one_ends(desk):
    with pytest.raises(ValidationError):
        services.share_computer(by=viewer(desk.boss), name="front desk")
    services.unshare_computer(by=viewer(desk.boss), computer=desk.computer.id)
    services.share_computer(by=viewer(desk.boss), name="Front desk")


def test_only_the_office_makes_one(desk):
    with pytest.raises(PermissionDenied):
        services.share_computer(by=viewer(desk.lee), name="Mine")
    with pytest.raises(PermissionDenied):
        services.unshare_computer(by=viewer(desk.lee), computer=desk.computer.id)
