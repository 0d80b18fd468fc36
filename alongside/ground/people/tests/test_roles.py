"""Every role says in plain words what it may do, and may do no more."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import translation

from alongside.ground.people import roles, services
from alongside.ground.people.contents import CLINICAL, Content, Sensitive
from alongside.ground.people.models import RoleHeld, TeamMember
from alongside.ground.people.roles import May
from alongside.ground.people.selectors import my_patients, team_lead, team_member_choices
from alongside.ground.spine.models import Event

from .clinic import sees, timeline, viewer

SPANISH = {
    "patient", "helper", "physician", "nurse practitioner", "nurse", "medical assistant", "pharmacist", "social worker",
    "interpreter", "front desk", "biller", "practice manager", "administrator",
}  # fmt: skip

NURSING = (
    "search_patients break_glass edit_care_team invite_patient check_identity pause_helper answer_correction "
    "read_imports retry_kept_aside link_persons print_emergency close_practice read_register"
)
OFFICE = "close_practice plan_duties read_promises share_computers read_register"
MAY = {
    "patient": "",
    "helper": "",
    "physician": f"{NURSING} accept_functions",
    "nurse_practitioner": f"{NURSING} accept_functions",
    "nurse": NURSING,
    "assistant": "search_patients break_glass invite_patient check_identity",
    "pharmacist": "search_patients break_glass",
    "social_worker": "search_patients break_glass",
    "interpreter": "search_patients",
    "front_desk": "search_patients invite_patient check_identity close_practice",
    "biller": "search_patients",
    "manager": f"change_practice {OFFICE} give_roles read_imports read_outbox",
    "administrator": f"change_practice {OFFICE} give_roles read_imports retry_kept_aside read_outbox",
}


def test_what_each_role_may_do_beyond_reading():
    assert {key: {may.value for may in role.may} for key, role in roles.ALL.items()} == {
        key: set(may.split()) for key, may in MAY.items()
    }


def test_every_permission_is_somebodys():
    assert set().union(*(role.may for role in roles.ALL.values())) == set(May)


def test_who_is_staff():
    assert set(MAY) - {"patient", "helper"} == roles.STAFF


@pytest.mark.parametrize("key", MAY)
def test_a_role_has_a_name_in_both_languages_and_a_sentence_of_its_own(key):
    role = roles.ALL[key]
    with translation.override("en"):
        english = str(role.name)
    with translation.override("es"):
        spanish = str(role.name)
    assert english in SPANISH
    assert spanish
    assert spanish != english
    assert role.__doc__ != roles.Role.__doc__
    assert role.__doc__.split("\n")[0].endswith((".", "."))


@pytest.mark.parametrize("choice", [*Content, *Sensitive], ids=str)
def test_every_content_has_a_name_in_both_languages(choice):
    with translation.override("en"):
        english = str(choice.label)
    with translation.override("es"):
        assert str(choice.label) != english


@pytest.mark.parametrize("key", ["biller", "manager", "administrator"])
def test_who_treats_nobody_reads_nothing_clinical(key):
    assert not roles.ALL[key].contents & CLINICAL
    assert May.BREAK_GLASS not in roles.ALL[key].may


def test_the_readable_list_is_the_only_one():
    """No module here decides by a role's name: what a role may do stands in roles.py alone."""
    here = Path(roles.__file__).parent
    names = [f'"{key}"' for key in roles.STAFF]
    for module in [*here.glob("*.py"), *here.glob("services/*.py")]:
        if module.name != "roles.py":
            assert not [name for name in names if name in module.read_text()], module


# Giving and ending --------------------------------------------------------------------------------------------------


def test_a_role_counts_from_when_it_is_given_until_it_is_ended(clinic, clock):
    manager, lee = viewer(clinic.staff("manager")), clinic.person("Lee")
    services.give_role(by=manager, person=lee.id, role="nurse")
    services.give_role(by=manager, person=lee.id, role="nurse")
    assert viewer(lee).roles == {"nurse"}
    services.end_role(by=manager, person=lee.id, role="nurse")
    services.end_role(by=manager, person=lee.id, role="nurse")
    assert (viewer(lee).roles, viewer(lee).is_staff) == (frozenset(), False)
    assert timeline(lee)[-2:] == ["people.role_given", "people.role_ended"]
    assert timeline(lee).count("people.role_given") == 1
    assert Event.objects.filter(about=lee, kind="people.role_given").get().by_id == manager.person_id


@pytest.mark.parametrize("key", MAY)
def test_who_may_give_and_end_roles(clinic, clock, key):
    clinic.staff("administrator", "First")
    by, lee = clinic.maria if key == "patient" else clinic.staff(key, "Actor"), clinic.staff("nurse")
    for act in (services.give_role, services.end_role):
        if "give_roles" in MAY[key]:
            act(by=viewer(by), person=lee.id, role="administrator")
        else:
            with pytest.raises(PermissionDenied):
                act(by=viewer(by), person=lee.id, role="administrator")
    assert viewer(lee).roles == {"nurse"}


def test_there_is_no_such_role(clinic, clock):
    with pytest.raises(ValidationError):
        services.give_role(by=None, person=clinic.maria.id, role="owner")


def test_the_last_administrator_stays(clinic, clock):
    ada = clinic.staff("administrator", "Ada")
    with pytest.raises(ValidationError):
        services.end_role(by=viewer(ada), person=ada.id, role="administrator")
    bo = clinic.staff("administrator", "Bo")
    services.end_role(by=viewer(ada), person=ada.id, role="administrator")
    assert [held.person for held in RoleHeld.objects.filter(role="administrator", ended_at=None)] == [bo]


# Care teams ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", MAY)
def test_who_may_change_a_care_team(clinic, clock, key):
    by, lee = clinic.maria if key == "patient" else clinic.staff(key, "Actor"), clinic.on_team("nurse")
    doc, place = clinic.staff("physician", "Doc"), TeamMember.objects.get(member=lee)
    acts = [
        lambda: services.join_team(by=viewer(by), patient=clinic.maria.id, member=doc.id, role="physician"),
        lambda: services.leave_team(by=viewer(by), membership=place.id),
    ]
    for act in acts:
        if "edit_care_team" in MAY[key]:
            act()
        else:
            with pytest.raises(PermissionDenied):
                act()
    assert bool(sees(doc, clinic.maria)) is ("edit_care_team" in MAY[key])


@pytest.mark.parametrize("key", ["physician", "patient", "helper", "owner"])
def test_nobody_joins_in_a_role_they_do_not_hold(clinic, clock, key):
    lee = clinic.staff("nurse")
    services.give_role(by=None, person=lee.id, role="helper")
    with pytest.raises(ValidationError):
        services.join_team(by=None, patient=clinic.maria.id, member=lee.id, role=key)
    assert sees(lee, clinic.maria) is None


@pytest.mark.parametrize("key", sorted(roles.STAFF))
def test_only_roles_that_open_a_teams_pages_join_a_team(clinic, clock, key):
    lee, nurse = clinic.staff(key, "Lee"), viewer(clinic.staff("nurse"))
    cares = roles.ALL[key].opens == "team"
    assert [h.role for h in team_member_choices(nurse) if h.person_id == lee.id] == [key] * cares
    place = {"patient": clinic.maria.id, "member": lee.id, "role": key}
    if cares:
        services.join_team(by=nurse, **place)
        return
    with pytest.raises(ValidationError):
        services.join_team(by=nurse, **place)
    TeamMember.objects.create(patient=clinic.maria, member=lee, role=key, since=clock())  # from before this rule
    assert getattr(sees(lee, clinic.maria), "via", None) in (None, "service")
    assert my_patients(viewer(lee)).people == []


def test_who_leads_is_on_the_timeline_and_only_when_that_changes(clinic, clock):
    first, second = clinic.staff("physician", "A"), clinic.staff("physician", "B")
    for member, lead in ((first, False), (first, True), (first, True), (second, True), (first, False)):
        services.join_team(by=None, patient=clinic.maria.id, member=member.id, role="physician", lead=lead)
    joined, led = "people.team_joined", "people.team_led"
    assert timeline(clinic.maria)[1:] == [joined, led, joined, led]
    assert team_lead(clinic.maria.id) == second.id


@pytest.mark.parametrize("key", sorted(roles.ON_TEAMS))
def test_who_leads_can_keep_what_is_promised(clinic, clock, key):
    """Talks about results and answers to corrections are owed by the lead."""
    lee = clinic.staff(key, "Lee")
    place = {"patient": clinic.maria.id, "member": lee.id, "role": key, "lead": True}
    if key in ("physician", "nurse_practitioner", "nurse"):
        services.join_team(by=None, **place)
        assert sees(lee, clinic.maria).allows(Content.RESULTS)
        assert viewer(lee).may(May.ANSWER_CORRECTION)
        return
    with pytest.raises(ValidationError):
        services.join_team(by=None, **place)
    assert sees(lee, clinic.maria) is None


def test_who_no_longer_holds_a_role_is_on_no_team_and_does_not_come_back_with_it(clinic, clock):
    """She left last year. Hired again, she is on nobody's team; and meanwhile nothing was owed by her."""
    lee, admin = clinic.staff("nurse", "Lee"), viewer(clinic.staff("administrator"))
    services.give_role(by=None, person=lee.id, role="interpreter")
    for role, lead in (("nurse", True), ("interpreter", False)):
        services.join_team(by=None, patient=clinic.maria.id, member=lee.id, role=role, lead=lead)
    services.end_role(by=admin, person=lee.id, role="nurse")
    assert [place.role for place in TeamMember.objects.filter(ended_at=None)] == ["interpreter"]
    assert team_lead(clinic.maria.id) is None
    assert timeline(clinic.maria)[-1] == "people.team_left"
    services.end_role(by=admin, person=lee.id, role="interpreter")
    services.give_role(by=None, person=lee.id, role="nurse")
    assert sees(lee, clinic.maria) is None


def test_there_is_one_lead_and_the_latest_is_it(clinic, clock):
    first, second = clinic.staff("physician", "A"), clinic.staff("physician", "B")
    for member in (first, second, first):
        services.join_team(by=None, patient=clinic.maria.id, member=member.id, role="physician", lead=True)
        assert team_lead(clinic.maria.id) == member.id
    clinic.leaves_team(first, by=second)
    assert team_lead(clinic.maria.id) is None


# Opening a page for a reason ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", MAY)
def test_who_may_open_a_page_for_a_reason(clinic, clock, key):
    by = clinic.person("Sam", patient=True) if key == "patient" else clinic.staff(key, "Actor")
    reason = "  She fainted in the waiting room. "
    if "break_glass" in MAY[key]:
        services.break_glass(by=viewer(by), patient=clinic.maria.id, reason=reason)
        said = Event.objects.get(about=clinic.maria, kind="people.glass_broken")
        assert (said.by_id, said.data) == (by.id, {"reason": "She fainted in the waiting room."})
    else:
        with pytest.raises(PermissionDenied):
            services.break_glass(by=viewer(by), patient=clinic.maria.id, reason=reason)


@pytest.mark.parametrize("reason", ["", " " * 20, "urgent", "because. "])
def test_a_reason_is_some_words(clinic, clock, reason):
    nurse = clinic.staff("nurse")
    with pytest.raises(ValidationError):
        services.break_glass(by=viewer(nurse), patient=clinic.maria.id, reason=reason)
    assert sees(nurse, clinic.maria) is None
