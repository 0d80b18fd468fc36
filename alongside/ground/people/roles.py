"""The roles, as a lawyer would read them. One class a role; all that a role may do is written here and nowhere else.

`opens`: whose pages the role opens without further ado: "own" (oneself), "granted" (a helper's grants), "team"
(patients on whose care team one is; others by break-glass), "everyone" (every patient, but only the contents listed).
"""

from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import ClassVar, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .contents import ALL_CONTENT, Content


class May(StrEnum):
    """What a role may do beyond reading pages."""

    SEARCH_PATIENTS = "search_patients"
    BREAK_GLASS = "break_glass"
    EDIT_CARE_TEAM = "edit_care_team"
    INVITE_PATIENT = "invite_patient"
    CHECK_IDENTITY = "check_identity"
    PAUSE_HELPER = "pause_helper"
    ANSWER_CORRECTION = "answer_correction"
    READ_IMPORTS = "read_imports"
    RETRY_KEPT_ASIDE = "retry_kept_aside"
    LINK_PERSONS = "link_persons"
    CHANGE_PRACTICE = "change_practice"
    GIVE_ROLES = "give_roles"
    READ_OUTBOX = "read_outbox"
    PRINT_EMERGENCY = "print_emergency"
    CLOSE_PRACTICE = "close_practice"
    PLAN_DUTIES = "plan_duties"
    READ_PROMISES = "read_promises"
    READ_REGISTER = "read_register"
    ACCEPT_FUNCTIONS = "accept_functions"
    SHARE_COMPUTERS = "share_computers"


# Not by PIN: what decides who may do what or how the practice runs, and what takes many people's data out at once.
FULL_SIGN_IN = frozenset({
    May.GIVE_ROLES, May.CHANGE_PRACTICE, May.CLOSE_PRACTICE, May.PLAN_DUTIES, May.ACCEPT_FUNCTIONS,
    May.SHARE_COMPUTERS, May.READ_OUTBOX, May.READ_PROMISES, May.PRINT_EMERGENCY,
})  # fmt: skip


class Role:
    """Base of all roles."""

    key: ClassVar[str]
    name: ClassVar[str | Promise]
    staff: ClassVar[bool] = True
    opens: ClassVar[Literal["own", "granted", "team", "everyone", "nobody"]] = "nobody"
    contents: ClassVar[frozenset[str]] = frozenset()
    may: ClassVar[frozenset[May]] = frozenset()


_CARE = frozenset({May.SEARCH_PATIENTS, May.BREAK_GLASS})
_NURSING = _CARE | {
    May.EDIT_CARE_TEAM, May.INVITE_PATIENT, May.CHECK_IDENTITY, May.PAUSE_HELPER, May.ANSWER_CORRECTION,
    May.READ_IMPORTS, May.RETRY_KEPT_ASIDE, May.LINK_PERSONS, May.PRINT_EMERGENCY, May.CLOSE_PRACTICE,
    May.READ_REGISTER,
}  # fmt: skip


class Patient(Role):
    """Reads everything on their own page, who looked at it and who acted for them; invites and ends helpers."""

    key, name, staff, opens, contents = "patient", _("patient"), False, "own", ALL_CONTENT


class Helper(Role):
    """Reads, under their own name, what a patient granted. Never access log, private signals or contact settings."""

    key, name, staff, opens = "helper", _("helper"), False, "granted"


class Physician(Role):
    """Reads everything of the patients on whose team they are; others after saying why, which the patient sees.

    Accepts for the practice what may be said to patients.
    """

    key, name, opens, contents = "physician", _("physician"), "team", ALL_CONTENT
    may = _NURSING | {May.ACCEPT_FUNCTIONS}


class NursePractitioner(Physician):
    """Works like a physician."""

    key, name = "nurse_practitioner", _("nurse practitioner")


class Nurse(Role):
    """Reads everything of the patients on whose team they are; keeps teams, helpers and the record in order."""

    key, name, opens, contents, may = "nurse", _("nurse"), "team", ALL_CONTENT, _NURSING


class Assistant(Role):
    """Prepares and follows visits of the patients on whose team they are. No bills."""

    key, name, opens, contents = "assistant", _("medical assistant"), "team", ALL_CONTENT - {Content.COSTS}
    may = _CARE | {May.INVITE_PATIENT, May.CHECK_IDENTITY}


class Pharmacist(Role):
    """Reads what medicines need: problems, medicines, allergies, results, vaccines, visits and plans."""

    key, name, opens, may = "pharmacist", _("pharmacist"), "team", _CARE
    contents = frozenset({
        Content.PROBLEMS, Content.MEDICINES, Content.ALLERGIES, Content.RESULTS, Content.VACCINES,
        Content.VISITS, Content.PLANS,
    })  # fmt: skip


class SocialWorker(Role):
    """Helps with life around care: problems, visits, documents, plans, family, costs. No results."""

    key, name, opens, may = "social_worker", _("social worker"), "team", _CARE
    contents = frozenset({
        Content.PROBLEMS, Content.VISITS, Content.DOCUMENTS, Content.PLANS, Content.FAMILY, Content.COSTS,
    })  # fmt: skip


class Interpreter(Role):
    """Interprets for the patients on whose team they are: visits and plans, nothing more."""

    key, name, opens = "interpreter", _("interpreter"), "team"
    contents = frozenset({Content.VISITS, Content.PLANS})
    may = frozenset({May.SEARCH_PATIENTS})


class FrontDesk(Role):
    """Keeps visits and sign-ins of everybody. Reads visits only; checks who a helper is; prints invitations."""

    key, name, opens, contents = "front_desk", _("front desk"), "everyone", frozenset({Content.VISITS})
    may = frozenset({May.SEARCH_PATIENTS, May.INVITE_PATIENT, May.CHECK_IDENTITY, May.CLOSE_PRACTICE})


class Biller(Role):
    """Explains bills. Reads insurance and bills of everybody, and no clinical content."""

    key, name, opens, contents = "biller", _("biller"), "everyone", frozenset({Content.COSTS})
    may = frozenset({May.SEARCH_PATIENTS})


class Manager(Role):
    """Runs the practice: settings, people, duties, promises that are late, imports. Opens no patient's page."""

    key, name = "manager", _("practice manager")
    may = frozenset({
        May.CHANGE_PRACTICE, May.CLOSE_PRACTICE, May.PLAN_DUTIES, May.READ_PROMISES, May.GIVE_ROLES, May.READ_IMPORTS,
        May.READ_OUTBOX, May.READ_REGISTER, May.SHARE_COMPUTERS,
    })  # fmt: skip


class Administrator(Role):
    """Installs, connects, backs up. Gives roles; sees imports and stuck jobs. Opens no patient's page."""

    key, name = "administrator", _("administrator")
    may = frozenset({
        May.CHANGE_PRACTICE, May.CLOSE_PRACTICE, May.PLAN_DUTIES, May.READ_PROMISES, May.GIVE_ROLES, May.READ_IMPORTS,
        May.RETRY_KEPT_ASIDE, May.READ_OUTBOX, May.READ_REGISTER, May.SHARE_COMPUTERS,
    })  # fmt: skip


ALL: dict[str, type[Role]] = {
    role.key: role
    for role in (
        Patient, Helper, Physician, NursePractitioner, Nurse, Assistant, Pharmacist, SocialWorker,
        Interpreter, FrontDesk, Biller, Manager, Administrator,
    )
}  # fmt: skip
STAFF = frozenset(key for key, role in ALL.items() if role.staff)
ON_TEAMS = frozenset(key for key, role in ALL.items() if role.opens == "team")  # roles in which one joins a care team
CLINICIANS = frozenset({Physician.key, NursePractitioner.key})  # what the one owes as a role, the other does as well

# Who finds what a role owes that nobody has: the first of these that somebody has. All of them know who is a patient.
_STAND_IN = (
    CLINICIANS,
    *(frozenset({role.key}) for role in (Nurse, Assistant, Pharmacist, SocialWorker, Interpreter, FrontDesk, Biller)),
)


def answering_for(role: str, filled: AbstractSet[str]) -> frozenset[str]:
    """The roles that find in their lists what `role` owes, where `filled` are those that somebody has.

    Empty when nobody who knows the patients is there.
    """
    alike = CLINICIANS if role in CLINICIANS else frozenset({role})
    return next((roles for roles in (alike, *_STAND_IN) if roles & filled), frozenset())
