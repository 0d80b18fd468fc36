"""Signing in by our own pages, told to allauth as if by its own: for the list of devices, and for "is it you?".

And the cookie by which a device is known again. It holds chance alone, lets nobody in, and goes to nobody else.
"""

import secrets

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse

from .devices import IN_SESSION
from .selectors import viewer_for
from .services.devices import meet_device

COOKIE = "__Host-device" if settings.TLS else "device"
COOKIE_LASTS = 400 * 24 * 3600  # seconds: as long as browsers keep one
BACKEND = "alongside.ground.people.backend.SignInBackend"


def sign_in(request: HttpRequest, account: AbstractBaseUser, *, how: str) -> None:
    """Start a session. `how` is "password" when one was just chosen, so that it is not asked for again at once."""
    login(request, account, backend=BACKEND)
    # To allauth a mere sign-in is no answer to "is it you?"
    record_authentication(request, account, method=how, reauthenticated=how == "password")
    UserSession.objects.create_from_request(request)
    if how == "password":  # the demo's people have no devices of their own
        note_device(request, account)


def follow_session(request: HttpRequest) -> None:
    """Where Django gave a session another key, because the home's own was renewed, the list of devices goes with it:
    a session that is not on the list could not be ended by its owner."""
    was, now = request.COOKIES.get(settings.SESSION_COOKIE_NAME), request.session.session_key
    if was and now and was != now:
        UserSession.objects.filter(user=request.user, session_key=was).update(session_key=now)


def note_device(request: HttpRequest, account: AbstractBaseUser) -> None:
    """After a sign-in: on which device it was, in the session; a device without a cookie gets one (`keep_cookie`)."""
    request.device_token = request.COOKIES.get(COOKIE) or secrets.token_urlsafe(32)
    device = meet_device(
        by=viewer_for(account.person_id),
        token=request.device_token,
        user_agent=request.headers.get("user-agent", ""),
        ip=get_adapter().get_client_ip(request),
    )
    request.session[IN_SESSION] = str(device.id)


def keep_cookie(request: HttpRequest, response: HttpResponse) -> None:
    """Give the device its cookie, once somebody has signed in on it."""
    if token := getattr(request, "device_token", ""):
        response.set_cookie(
            COOKIE, token, max_age=COOKIE_LASTS, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
        )
