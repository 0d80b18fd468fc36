"""Letting somebody help: invited, accepted, confirmed; changed, ended at once, paused in silence."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from alongside.ground.people import selectors, services
from alongside.ground.people.models import Account, Grant, Person
from alongside.ground.spine.models import Event

from .clinic import sees, timeline, viewer

NEW = {"given": "Ben", "family": "Alvarez", "username": "ben.a", "password": "blue kettle on tuesday"}


def test_nothing_is_seen_before_who_they_are_was_checked(clinic, clock):
    rosa = clinic.person("Rosa")
    grant, code = clinic.invited()
    assert sees(rosa, clinic.maria) is None
    services.accept_help(by=viewer(rosa), code=code)
    assert sees(rosa, clinic.maria) is None
    assert viewer(rosa).helps == frozenset()
    confirmed = services.confirm_helper(by=viewer(clinic.maria), grant=grant.id, how="  by her voice ")
    assert sees(rosa, clinic.maria).grant == grant.id
    assert (confirmed.identity_check, confirmed.confirmed_by_id) == ("by her voice", clinic.maria.id)
    assert timeline(clinic.maria)[-3:] == ["people.helper_invited", "people.helper_accepted", "people.helper_confirmed"]


def test_how_identity_was_checked_must_be_said_and_accepting_comes_first(clinic, clock):
    rosa = clinic.person("Rosa")
    grant, code = clinic.invited()
    with pytest.raises(ValidationError):
        services.confirm_helper(by=viewer(clinic.maria), grant=grant.id, how="passport")
    services.accept_help(by=viewer(rosa), code=code)
    with pytest.raises(ValidationError):
        services.confirm_helper(by=viewer(clinic.maria), grant=grant.id, how="   ")
    assert sees(rosa, clinic.maria) is None


def test_the_code_is_kept_nowhere_and_forgotten_once_used(clinic, clock):
    grant, code = clinic.invited()
    assert code not in str(list(Grant.objects.values())) + str(list(Event.objects.values()))
    services.accept_help(by=viewer(clinic.person("Rosa")), code=code)
    assert Grant.objects.get(id=grant.id).code_hash == ""


@pytest.mark.parametrize("typed", [str.lower, lambda c: c.replace("-", " "), lambda c: f" {c.replace('-', '')} "])
def test_the_code_may_be_typed_as_people_type(clinic, clock, typed):
    grant, code = clinic.invited()
    assert services.accept_help(by=viewer(clinic.person("Rosa")), code=typed(code)).id == grant.id


@pytest.mark.parametrize("typed", ["", "-", "AAAA-BBBB-CCCC", "' OR 1=1 --", "\0", "٣" * 12])
def test_a_guessed_code_opens_nothing(clinic, clock, typed):
    clinic.helper()  # one whose code was used, one that was ended: neither may be found by an empty code
    ended, _code = clinic.invited()
    services.revoke_helper(by=viewer(clinic.maria), grant=ended.id)
    clinic.invited()
    ben = clinic.person("Ben")
    with pytest.raises(ValidationError):
        services.accept_help(by=viewer(ben), code=typed)
    assert not Grant.objects.filter(helper=ben).exists()


def test_a_code_works_once_even_for_the_one_who_used_it(clinic, clock):
    rosa, ben = clinic.person("Rosa"), clinic.person("Ben")
    grant, code = clinic.invited()
    services.accept_help(by=viewer(rosa), code=code)
    for who in (ben, rosa):
        with pytest.raises(ValidationError):
            services.accept_help(by=viewer(who), code=code)
    assert Grant.objects.get(id=grant.id).helper_id == rosa.id


def test_a_code_lives_fourteen_days(clinic, clock):
    _grant, code = clinic.invited()
    rosa = viewer(clinic.person("Rosa"))
    clock.move(days=14)
    with pytest.raises(ValidationError):
        services.accept_help(by=rosa, code=code)
    clock.move(seconds=-1)
    assert services.accept_help(by=rosa, code=code).helper_id == rosa.person_id


def test_nobody_helps_themselves(clinic, clock):
    """Not even by another record that is the same person."""
    again, nurse = clinic.person("Maria", patient=True), clinic.staff("nurse")
    services.link_persons(by=viewer(nurse), main=clinic.maria.id, other=again.id, reason="same birth date")
    _grant, code = clinic.invited()
    for herself in (clinic.maria, again):
        with pytest.raises(ValidationError):
            services.accept_help(by=viewer(herself), code=code)


def test_a_new_helper_gets_a_person_and_a_sign_in_of_their_own(clinic, clock):
    grant, code = clinic.invited()
    accepted, account = services.accept_help_as_new(code=code, **NEW)
    assert (accepted.id, accepted.helper_id) == (grant.id, account.person_id)
    assert account.check_password(NEW["password"])
    assert viewer(account.person).roles == {"helper"}
    assert sees(account.person, clinic.maria) is None


@pytest.mark.parametrize("wrong", [{"given": " "}, {"family": ""}, {"username": "b"}, {"password": "short"}])
def test_a_mistake_of_a_new_helper_uses_nothing_up(clinic, clock, wrong):
    _grant, code = clinic.invited()
    people, before = Person.objects.count(), Event.objects.count()
    with pytest.raises(ValidationError):
        services.accept_help_as_new(code=code, **{**NEW, **wrong})
    assert (Person.objects.count(), Account.objects.count(), Event.objects.count()) == (people, 0, before)
    services.accept_help_as_new(code=code, **NEW)


def test_narrowing_counts_at_once(clinic, clock):
    rosa, grant = clinic.helper(contents=["visits", "results"], sensitive=["sexual"])
    services.change_grant(
        by=viewer(clinic.maria), grant=grant.id, contents=["visits"], sensitive=[], expires_on=None
    )  # fmt: skip
    found = sees(rosa, clinic.maria)
    assert (found.contents, found.sensitive) == ({"visits"}, frozenset())


@pytest.mark.parametrize("who", ["patient", "helper", "staff"])
def test_ending_counts_at_once(clinic, clock, who):
    rosa, grant = clinic.helper()
    by = {"patient": clinic.maria, "helper": rosa, "staff": clinic.staff("front_desk")}[who]
    services.revoke_helper(by=viewer(by), grant=grant.id)
    assert sees(rosa, clinic.maria) is None
    assert viewer(rosa).helps == frozenset()
    assert timeline(clinic.maria)[-1] == "people.helper_revoked"


def test_what_has_ended_does_not_come_back(clinic, clock):
    """An invitation ended after it was accepted cannot be confirmed, widened or resumed into life."""
    rosa, (grant, code) = clinic.person("Rosa"), clinic.invited()
    services.accept_help(by=viewer(rosa), code=code)
    services.revoke_helper(by=viewer(clinic.maria), grant=grant.id)
    before = timeline(clinic.maria)
    with pytest.raises(PermissionDenied):
        services.confirm_helper(by=viewer(clinic.maria), grant=grant.id, how="passport")
    with pytest.raises(PermissionDenied):
        services.change_grant(
            by=viewer(clinic.maria), grant=grant.id, contents=["visits"], sensitive=[], expires_on=None
        )  # fmt: skip
    assert sees(rosa, clinic.maria) is None
    assert timeline(clinic.maria) == before  # or it would say "they can now help"


@pytest.mark.parametrize("scope", [{"contents": []}, {"contents": ["everything"]}, {"sensitive": ["gossip"]}])
def test_only_what_exists_can_be_granted_and_at_least_one_thing(clinic, clock, scope):
    with pytest.raises((ValidationError, PermissionDenied)):
        clinic.invited(**scope)
    assert not Grant.objects.exists()


def test_an_invitation_names_somebody(clinic, clock):
    with pytest.raises(ValidationError):
        clinic.invited(helper_name="  ")
    assert not Grant.objects.exists()


def test_of_two_grants_the_law_weighs_more_then_the_later(clinic, clock):
    pat, _legal = clinic.by_law("legal", contents=["costs"])
    clock.move(hours=1)
    clinic.helper(helper=pat, contents=["visits"])
    assert (sees(pat, clinic.maria).basis, sees(pat, clinic.maria).contents) == ("legal", {"costs"})
    rosa, _first = clinic.helper(contents=["visits"], sensitive=["sexual"])
    clock.move(hours=1)
    clinic.helper(helper=rosa, contents=["plans"])
    assert (sees(rosa, clinic.maria).contents, sees(rosa, clinic.maria).sensitive) == ({"plans"}, frozenset())


def test_whom_one_helps_is_listed_and_the_listing_is_logged(clinic, clock):
    rosa, _grant = clinic.helper()
    assert selectors.helped_by(viewer(rosa)) == [clinic.maria]
    reach = sees(clinic.maria, clinic.maria)
    (look,) = selectors.who_looked(viewer(clinic.maria), reach)
    assert (look.viewer_id, look.purpose) == (rosa.id, "helping")


def test_a_pause_counts_for_a_record_that_turns_out_to_be_the_same_person(clinic):
    rosa, grant = clinic.helper()
    twin = clinic.person("Maria", patient=True)
    clinic.helper(patient=twin, helper=rosa)
    nurse = viewer(clinic.staff("nurse"))
    services.pause_helper(by=nurse, grant=grant.id, reason="a worry")
    services.link_persons(by=nurse, main=clinic.maria.id, other=twin.id, reason="one person")
    assert sees(rosa, twin) is None
    assert not selectors.helped_by(viewer(rosa))
