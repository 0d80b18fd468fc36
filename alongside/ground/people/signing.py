"""Signing in by our own pages, told to allauth as if by its own: for the list of devices, and for "is it you?"."""

from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

BACKEND = "alongside.ground.people.backend.SignInBackend"


def sign_in(request: HttpRequest, account: AbstractBaseUser, *, how: str) -> None:
    """Start a session. `how` is "password" when one was just chosen, so that it is not asked for again at once."""
    login(request, account, backend=BACKEND)
    # To allauth a mere sign-in is no answer to "is it you?"
    record_authentication(request, account, method=how, reauthenticated=how == "password")
    UserSession.objects.create_from_request(request)
