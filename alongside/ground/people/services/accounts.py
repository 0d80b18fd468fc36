"""Sign-ins: a printed invitation with a one-time code, and the account a person makes with it."""

from datetime import timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import RegexValidator
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...spine.kinds import AccountInvited, AccountOpened
from ...spine.services import record
from ..identity import same_person_ids
from ..models import Account, Device, Invitation, RoleHeld
from ..roles import STAFF, May
from ..viewer import Viewer
from .guard import hashed, needs, new_code, who

INVITATION_LIVES = timedelta(days=30)
sign_in_name = RegexValidator(
    r"^[\w.+@-]{3,60}\Z", gettext_lazy("Please use letters, digits, dots and dashes, at least 3 of them.")
)


@transaction.atomic
def invite_account(*, by: Viewer | None, person: UUID) -> tuple[Invitation, str]:
    """Make an invitation to print; earlier unused ones stop working. Returns it and its code, which is not kept.

    Inviting staff needs the right to give roles: an invitation is as good as the sign-in it makes. Somebody who has a
    sign-in and cannot use it any more gets a new one the same way: see `open_account`. Of several records of one
    person, it is for the one that has the sign-in.
    """
    records = same_person_ids(person)
    is_staff = RoleHeld.objects.filter(person__in=records, ended_at=None, role__in=STAFF).exists()
    needs(by, May.GIVE_ROLES if is_staff else May.INVITE_PATIENT)
    if not Account.objects.filter(person=person).exists():
        person = Account.objects.filter(person__in=records).values_list("person", flat=True).first() or person
    code, now = new_code(), timezone.now()
    Invitation.objects.filter(person__in=records, used_at=None, cancelled_at=None).update(cancelled_at=now)
    invitation = Invitation.objects.create(
        person_id=person, code_hash=hashed(code), made_at=now, made_by_id=who(by), expires_at=now + INVITATION_LIVES
    )
    record(AccountInvited(invitation=invitation.id), about=person, by=who(by))
    return invitation, code


def find_invitation(code: str) -> Invitation | None:
    """The usable invitation with this code, or None."""
    return (
        Invitation.objects.select_related("person")
        .filter(code_hash=hashed(code), used_at=None, cancelled_at=None, expires_at__gt=timezone.now())
        .first()
    )


@transaction.atomic
def open_account(*, code: str, username: str, password: str, email: str = "") -> Account:
    """Use an invitation. Raises ValidationError for a bad code, a taken name or a weak password; nothing is used up.

    For somebody who had a sign-in this one takes its place: name, password, and no second factor until set up anew. Old
    sessions end by themselves, because they are bound to the old password. So does another sign-in of the same person.
    """
    invitation = find_invitation(code)
    if invitation is None:
        words = _("This code does not work. It may be used up or too old. Please ask for a new one.")
        raise ValidationError({"code": words})
    Invitation.objects.select_for_update().get(id=invitation.id)
    account = make_account(person=invitation.person_id, username=username, password=password, email=email)
    records = same_person_ids(invitation.person_id)
    Account.objects.filter(person__in=records).exclude(id=account.id).update(is_active=False)
    if not Invitation.objects.filter(id=invitation.id, used_at=None).update(used_at=timezone.now()):
        raise PermissionDenied
    record(AccountOpened(invitation=invitation.id), about=invitation.person_id, by=invitation.person_id)
    return account


def make_account(*, person: UUID, username: str, password: str, email: str = "") -> Account:
    """The account row itself, inside the caller's transaction, which has checked that this person may have one."""
    try:
        sign_in_name(username)
    except ValidationError as wrong:
        raise ValidationError({"username": wrong.messages}) from wrong
    # A name that is somebody's e-mail would shut them out: names come first when signing in.
    others = Account.objects.exclude(person=person)
    if others.filter(Q(username__iexact=username) | Q(email__iexact=username)).exists():
        raise ValidationError({"username": _("This sign-in name is taken. Please choose another.")})
    account = Account.objects.filter(person=person).first() or Account(person_id=person, created_at=timezone.now())
    account.username, account.email, account.is_active = username, email, True
    try:
        validate_password(password, account)
    except ValidationError as weak:
        raise ValidationError({"password": weak.messages}) from weak
    account.set_password(password)
    account.save()
    Authenticator.objects.filter(user=account).delete()
    mine = Device.objects.filter(account=account)
    mine.filter(denied_at=None).delete()
    mine.update(known_at=None)  # a denied one stays on record; the next one is the first again all the same
    return account
