"""Letting somebody help: invited → accepted → confirmed; changed, revoked at once, paused silently by staff."""

from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ...spine import kinds
from ...spine.services import record
from ..contents import ALL_CONTENT, ALL_SENSITIVE
from ..identity import main_person_id, same_person_ids
from ..models import Account, Grant, RoleHeld
from ..roles import Helper, May
from ..viewer import Viewer
from .accounts import make_account
from .guard import hashed, needs, new_code, who
from .persons import register_person

CODE_LIVES = timedelta(days=14)
CODE_IS_NO_GOOD = gettext_noop("This code does not work. It may be used up or too old. Please ask for a new one.")


@transaction.atomic
def invite_helper(
    *,
    by: Viewer,
    patient: UUID,
    helper_name: str,
    contents: list[str],
    relation: str = "",
    sensitive: list[str] = (),
    expires_on: date | None = None,
    basis: str = Grant.Basis.HELPER,
    basis_note: str = "",
) -> tuple[Grant, str]:
    """First step. Returns the grant and the one-time code to hand over; the code is not kept.

    The patient invites; staff who check identity may do it at the patient's side, and they alone may name a parent or
    a legal decision-maker, with the paper they saw.
    """
    _patient_or_staff(by, patient)
    if not helper_name.strip():
        raise ValidationError(_("Please fill this in."))
    if basis != Grant.Basis.HELPER:
        needs(by, May.CHECK_IDENTITY)
        if not basis_note.strip():
            raise ValidationError(_("Please note which paper shows this."))
    code, now = new_code(), timezone.now()
    grant = Grant.objects.create(
        patient_id=_record_of(by, patient), helper_name=helper_name.strip(), relation=relation.strip(), basis=basis,
        basis_note=basis_note.strip(), invited_at=now, invited_by_id=by.person_id, decided_at=now,
        expires_on=expires_on, code_hash=hashed(code), code_expires_at=now + CODE_LIVES, **_scope(contents, sensitive),
    )  # fmt: skip
    _happened(kinds.HelperInvited, grant, by)
    return grant, code


@transaction.atomic
def accept_help(*, by: Viewer, code: str) -> Grant:
    """Second step: the helper, signed in as themselves, gives the code. ValidationError for a wrong or old one."""
    grant = find_grant(code)
    if grant is None:
        raise ValidationError({"code": _(CODE_IS_NO_GOOD)})
    if by.person_id in same_person_ids(grant.patient_id):
        raise ValidationError({"code": _("This code is for the person who will help you. Please hand it to them.")})
    return _accept(grant, by.person_id)


@transaction.atomic
def accept_help_as_new(
    *, code: str, given: str, family: str, username: str, password: str, email: str = ""
) -> tuple[Grant, Account]:
    """The second step for a helper whom we do not know yet: their own person and sign-in, made with the code."""
    grant = find_grant(code)
    if grant is None:
        raise ValidationError({"code": _(CODE_IS_NO_GOOD)})
    if not given.strip() or not family.strip():
        raise ValidationError({"given": _("Please give your own first and last name.")})
    person = register_person(by=None, origin="helper", given=given.strip(), family=family.strip())
    account = make_account(person=person.id, username=username, password=password, email=email)
    return _accept(grant, person.id), account


def find_grant(code: str) -> Grant | None:
    """The grant that waits for this code, locked when inside a transaction; None when it is used, old or ended."""
    waiting = Grant.objects.filter(
        code_hash=hashed(code), accepted_at=None, revoked_at=None, code_expires_at__gt=timezone.now()
    )
    return (waiting.select_for_update() if connection.in_atomic_block else waiting).first()


def _accept(grant: Grant, helper: UUID) -> Grant:
    grant.helper_id, grant.accepted_at, grant.code_hash = helper, timezone.now(), ""
    grant.save(update_fields=["helper", "accepted_at", "code_hash"])
    RoleHeld.objects.get_or_create(
        person_id=helper, role=Helper.key, ended_at=None, defaults={"since": grant.accepted_at}
    )
    happened = kinds.HelperAccepted(grant=grant.id, helper=grant.helper_name)
    record(happened, about=grant.patient_id, by=helper)
    _pause_goes_on(grant)
    return grant


def _pause_goes_on(grant: Grant) -> None:
    """Whom staff paused does not come back by having themselves invited again; staff end the pause."""
    paused = _all_of(grant).exclude(id=grant.id).filter(paused_at__isnull=False).first()
    if paused:
        grant.paused_at, grant.pause_reason = timezone.now(), paused.pause_reason
        grant.save(update_fields=["paused_at", "pause_reason"])
        happened = kinds.HelperPaused(grant=grant.id, helper=grant.helper_name, reason=grant.pause_reason)
        record(happened, about=grant.patient_id, by=None)


@transaction.atomic
def confirm_helper(*, by: Viewer, grant: UUID, how: str) -> Grant:
    """Identity was checked, and how; the grant is active from now on. By the patient, or by staff who may check."""
    found = _locked(grant)
    _may_decide(by, found)
    if found.accepted_at is None or not how.strip():
        raise ValidationError(_("The helper must accept first, and we need to know how you checked who they are."))
    if found.confirmed_at is None:
        found.confirmed_at, found.confirmed_by_id = timezone.now(), by.person_id
        found.identity_check = how.strip()[:120]
        found.save(update_fields=["confirmed_at", "confirmed_by", "identity_check"])
        _happened(kinds.HelperConfirmed, found, by, how=found.identity_check)
    return found


@transaction.atomic
def change_grant(
    *, by: Viewer, grant: UUID, contents: list[str], sensitive: list[str], expires_on: date | None
) -> Grant:
    """Change what a helper sees, from now on. A legal decision-maker's scope is the law's: staff change it."""
    found = _locked(grant)
    _may_decide(by, found)
    decided = {**_scope(contents, sensitive), "expires_on": expires_on, "decided_at": timezone.now()}
    for name, value in decided.items():
        setattr(found, name, value)
    found.save(update_fields=list(decided))
    _happened(kinds.HelperChanged, found, by)
    return found


@transaction.atomic
def revoke_helper(*, by: Viewer, grant: UUID) -> Grant:
    """End a grant at once: by the patient, by the helper themselves, or by staff. A legal one only by staff."""
    found = _locked(grant)
    if by.person_id != found.helper_id:
        _patient_or_staff(by, found.patient_id)
        if found.basis != Grant.Basis.HELPER:
            needs(by, May.CHECK_IDENTITY)
    if found.revoked_at is None:
        found.revoked_at, found.revoked_by_id, found.code_hash = timezone.now(), by.person_id, ""
        found.save(update_fields=["revoked_at", "revoked_by", "code_hash"])
        _happened(kinds.HelperRevoked, found, by)
    return found


@transaction.atomic
def pause_helper(*, by: Viewer, grant: UUID, reason: str) -> Grant:
    """Stop a helper's access without a word to them or on any page they could see over a shoulder.

    All of it: somebody may have been invited twice.
    """
    needs(by, May.PAUSE_HELPER)
    if not reason.strip():
        raise ValidationError(_("Please say why."))
    found = _locked(grant)
    found.paused_at, found.pause_reason = timezone.now(), reason.strip()
    _all_of(found).update(paused_at=found.paused_at, pause_reason=found.pause_reason)
    _happened(kinds.HelperPaused, found, by, reason=found.pause_reason)
    return found


@transaction.atomic
def resume_helper(*, by: Viewer, grant: UUID) -> Grant:
    """End a pause of all that a helper was given."""
    needs(by, May.PAUSE_HELPER)
    found = _locked(grant)
    _not_ones_own(by, found)
    if _all_of(found).filter(paused_at__isnull=False).update(paused_at=None, pause_reason=""):
        found.paused_at, found.pause_reason = None, ""
        _happened(kinds.HelperResumed, found, by)
    return found


def _all_of(grant: Grant) -> QuerySet[Grant]:
    """Everything that the helper of this grant was ever given by this patient."""
    if grant.helper_id is None:
        return Grant.objects.filter(id=grant.id)
    return Grant.objects.filter(helper=grant.helper_id, patient__in=same_person_ids(grant.patient_id))


def _locked(grant: UUID) -> Grant:
    return Grant.objects.select_for_update().select_related("patient").get(id=grant)


def _record_of(by: Viewer, patient: UUID) -> UUID:
    """The record with which the patient signed in; else the main one. Should they turn out to be two people, each
    keeps the helpers whom they chose themselves."""
    return by.person_id if by.person_id in same_person_ids(patient) else main_person_id(patient)


def _patient_or_staff(by: Viewer, patient: UUID) -> None:
    """The patient may; a helper may not pass on what was given to them; staff who check identity may."""
    if by.person_id not in same_person_ids(patient):
        needs(by, May.CHECK_IDENTITY)


def _may_decide(by: Viewer, grant: Grant) -> None:
    """What the law gives, staff keep. What has ended stays ended."""
    _patient_or_staff(by, grant.patient_id)
    _not_ones_own(by, grant)
    if grant.basis != Grant.Basis.HELPER:
        needs(by, May.CHECK_IDENTITY)
    if grant.revoked_at is not None:
        raise PermissionDenied


def _not_ones_own(by: Viewer, grant: Grant) -> None:
    """Staff help their own families, too. Then somebody else decides about it."""
    if by.person_id == grant.helper_id:
        raise PermissionDenied


def _scope(contents: list[str], sensitive: list[str]) -> dict:
    if not set(contents) <= ALL_CONTENT or not set(sensitive) <= ALL_SENSITIVE:
        raise PermissionDenied
    if not contents:
        raise ValidationError(_("Please choose at least one thing that your helper may see."))
    return {"contents": sorted(contents), "sensitive": sorted(sensitive)}


def _happened(kind: type[kinds.Kind], grant: Grant, by: Viewer, **more) -> None:
    record(kind(grant=grant.id, helper=grant.helper_name, **more), about=grant.patient_id, by=who(by))
