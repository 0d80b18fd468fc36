"""What every request passes: sessions that end when nothing happens or a day's work is over, what a PIN opens, a second
factor for staff, no caching."""

import time
from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.ground.people.devices import BY_PIN
from alongside.ground.people.shared import pin_of_session
from alongside.ground.people.signing import follow_session
from alongside.ground.people.viewer import SignInFully

from .switching import ask_fully, locked

Handler = Callable[[HttpRequest], HttpResponse]
SEEN = "seen_at"
SINCE = "since"
LONGEST = 12 * 3600  # seconds: then one signs in again, however busy the session was
LONGEST_BY_PIN = 4 * 3600  # then the PIN is typed again
GRAIN = 60  # seconds: activity is written down at most this often
ENTRANCE = ("account_", "mfa_", "invitation", "first_sign_in", "demo")
# One's own sign-in, and one's own page: a PIN opens the desk alone. What it does not open there is in people.roles.
OWN = ("account_", "mfa_", "usersessions_", "device", "pin")
OPEN_BY_PIN = {
    "account_home", "account_login", "account_logout", "account_signup", "account_inactive", "mfa_authenticate",
}  # fmt: skip


class IdleMiddleware:
    """Signs out after the practice's idle minutes, and in any case twelve hours after signing in; by PIN, after four.

    Pages that look for news by themselves (X-Poll) are not activity.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.viewer is None:
            return self.get_response(request)
        follow_session(request)
        now, seen = int(time.time()), request.session.get(SEEN)
        minutes = request.idle_minutes = idle_minutes(request)
        if seen is not None and now - seen > minutes * 60:
            return self._sign_out(request, _idle_for(minutes))
        longest = LONGEST_BY_PIN if request.viewer.by_pin else LONGEST
        if now - request.session.setdefault(SINCE, now) > longest:
            words = _("You were signed out after %(n)s hours. What you saved is safe.") % {"n": longest // 3600}
            return self._sign_out(request, words)
        if seen is None or (now - seen >= GRAIN and "X-Poll" not in request.headers):  # a clock starts in any case
            request.session[SEEN] = now
        return self.get_response(request)

    def _sign_out(self, request: HttpRequest, words: str) -> HttpResponseRedirect:
        back = request.get_full_path() if request.method == "GET" else "/"
        if request.viewer.is_staff and request.shared_computer:
            return locked(request, words, back)
        logout(request)
        messages.info(request, words)
        return redirect(f"{reverse('account_login')}?{urlencode({'next': back})}")


def _idle_for(minutes: int) -> str:
    return ngettext(
        "You were signed out because nothing happened for %(n)s minute. What you saved is safe.",
        "You were signed out because nothing happened for %(n)s minutes. What you saved is safe.",
        minutes,
    ) % {"n": minutes}


def idle_minutes(request: HttpRequest) -> int:
    """The practice's limit for this viewer; staff's is the shorter one."""
    practice = request.practice
    if not practice:
        return 15
    if request.viewer.by_pin:
        return min(practice.pin_idle_minutes, practice.staff_idle_minutes)
    return practice.staff_idle_minutes if request.viewer.is_staff else practice.patient_idle_minutes


class PinMiddleware:
    """A session that began with a PIN ends when the PIN does, and anywhere but at its shared computer.

    It opens the desk; what asks for more leads to signing in fully.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.viewer and request.viewer.by_pin:
            pin = pin_of_session(request.session[BY_PIN], request.shared_computer or None)
            if pin is None or pin.account_id != request.user.pk:
                return locked(request, _("Your PIN does not work here any more. Please sign in fully."))
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if not request.viewer or not request.viewer.by_pin:
            return None
        match = request.resolver_match
        name = match.url_name or ""
        own = not match.namespace and name.startswith(OWN) and name not in OPEN_BY_PIN
        return ask_fully(request) if own or match.namespace == "portal" else None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return ask_fully(request) if isinstance(error, SignInFully) else None


class SecondFactorMiddleware:
    """Staff set up a second factor before anything else. The demo's people have none."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        viewer = request.viewer
        if viewer is None or not viewer.is_staff or (request.practice and request.practice.demo):
            return None
        name = request.resolver_match.url_name or ""
        if name.startswith(ENTRANCE) or name == "alive" or is_mfa_enabled(request.user):
            return None
        return redirect("mfa_activate_totp")


class PrivateMiddleware:
    """Nothing that a signed-in person sees is kept by a cache, and no page is sent elsewhere or framed."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), interest-cohort=()"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response
