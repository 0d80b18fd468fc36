"""Signing in by our own pages, told to allauth as if by its own: for the list of devices, and for "is it you?".

And the cookies by which a device, and a shared computer, is known again. They hold chance alone, let nobody in, and go
to nobody else.
"""

import secrets

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse

from .devices import BY_PIN, IN_SESSION, device_here
from .models import Pin
from .selectors import viewer_for
from .services.devices import meet_device
from .services.shared import enter_fully

SHARED = "__Host-shared" if settings.TLS else "shared"
COOKIE = "__Host-device" if settings.TLS else "device"
COOKIE_LASTS = 400 * 24 * 3600  # seconds: as long as browsers keep one
BACKEND = "alongside.ground.people.backend.SignInBackend"


def sign_in(request: HttpRequest, account: AbstractBaseUser, *, how: str) -> None:
    """Start a session. `how` is "password" when one was just chosen, so that it is not asked for again at once."""
    login(request, account, backend=BACKEND)
    # To allauth a mere sign-in is no answer to "is it you?"
    record_authentication(request, account, method=how, reauthenticated=how == "password")
    UserSession.objects.create_from_request(request)
    if how == "password":
        note_device(request, account)
    else:  # the demo's people have no devices of their own
        note_shared(request, account)


def follow_session(request: HttpRequest) -> None:
    """Where Django gave a session another key, because the home's own was renewed, the list of devices goes with it:
    a session that is not on the list could not be ended by its owner."""
    was, now = request.COOKIES.get(settings.SESSION_COOKIE_NAME), request.session.session_key
    if was and now and was != now:
        UserSession.objects.filter(user=request.user, session_key=was).update(session_key=now)


def note_device(request: HttpRequest, account: AbstractBaseUser) -> None:
    """After a sign-in: on which device it was, in the session; a device without a cookie gets one (`keep_cookies`)."""
    request.device_token = request.COOKIES.get(COOKIE) or secrets.token_urlsafe(32)
    device = meet_device(
        by=viewer_for(account.person_id),
        token=request.device_token,
        user_agent=request.headers.get("user-agent", ""),
        ip=get_adapter().get_client_ip(request),
    )
    request.session[IN_SESSION] = str(device.id)
    note_shared(request, account)


def note_shared(request: HttpRequest, account: AbstractBaseUser) -> None:
    """After one of the staff has signed in fully: at a shared computer it wakes their PIN. Patients leave no trace."""
    viewer = viewer_for(account.person_id)
    if viewer.is_staff and request.shared_computer:
        request.next_shared_token = enter_fully(by=viewer, token=shared_token(request))


def sign_in_by_pin(request: HttpRequest, pin: Pin) -> None:
    """Start the short session that a PIN opens, in place of any other: nothing of what was there before stays."""
    request.session.flush()
    login(request, pin.account, backend=BACKEND)
    record_authentication(request, pin.account, method="pin")  # no answer to "is it you?"
    request.session[BY_PIN] = str(pin.id)
    request.session[IN_SESSION] = device_here(pin.account, request.COOKIES.get(COOKIE, ""))
    UserSession.objects.create_from_request(request)


def shared_token(request: HttpRequest) -> str:
    """What the cookie of a shared computer says; "" without one, or for one that we did not sign."""
    return request.get_signed_cookie(SHARED, "", salt=SHARED)


def keep_cookies(request: HttpRequest, response: HttpResponse) -> None:
    """Give the device its cookie, once somebody has signed in on it; and a shared computer the next one of its own."""
    kept = {"max_age": COOKIE_LASTS, "secure": settings.SESSION_COOKIE_SECURE, "httponly": True, "samesite": "Lax"}
    if token := getattr(request, "device_token", ""):
        response.set_cookie(COOKIE, token, **kept)
    if token := getattr(request, "next_shared_token", ""):
        response.set_signed_cookie(SHARED, token, salt=SHARED, **kept)
