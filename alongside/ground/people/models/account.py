"""Sign-ins. An account belongs to one person; a person needs none to have a page."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from ...spine.ids import uuid7


class AccountManager(BaseUserManager):
    """Accounts are found by sign-in name, whatever its case."""

    def get_by_natural_key(self, username: str) -> "Account":
        return self.get(username__iexact=username)


class Account(AbstractBaseUser):
    """A sign-in. The e-mail is optional and may be shared by two people; the sign-in name is one's own."""

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True)
    person = models.OneToOneField("people.Person", models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = AccountManager()

    def get_full_name(self) -> str:
        return self.person.name

    def get_short_name(self) -> str:
        return self.person.short_name


class Invitation(models.Model):
    """A printed invitation: a one-time code, kept only as a hash, with which a person makes their own sign-in."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
