"""Who a sign-in name, or an e-mail, and a password belong to."""

from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db.models import QuerySet
from django.http import HttpRequest

from ..spine.prepared import prepared
from .models import Account


class SignInBackend:
    """Sign-in names are one's own; an e-mail may be shared by two people, and then it opens neither account."""

    def authenticate(
        self, request: HttpRequest | None, username: str = "", password: str = "", **_: str
    ) -> Account | None:
        """The account, or None. Takes as long for a name that is not there."""
        if not username or not password:
            return None
        account = _only(Account.objects.filter(username__iexact=username.strip()))
        if account is None and "@" in username:
            account = _only(Account.objects.filter(email__iexact=username.strip(), is_active=True))
        if account is None:
            make_password(password)
            return None
        return account if account.check_password(password) and account.is_active else None

    def get_user(self, user_id: UUID) -> Account | None:
        """The account of a session, while it may be used, with its person."""
        return next(iter(_account(user_id)), None)


@prepared
def _account(key: UUID) -> QuerySet[Account]:
    return Account.objects.select_related("person").filter(pk=key, is_active=True)


def _only(found) -> Account | None:
    """The one that was found; None when there is none, or more than one."""
    accounts = list(found[:2])
    return accounts[0] if len(accounts) == 1 else None
