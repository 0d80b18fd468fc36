"""English or Spanish, from the foot of every page; one stays where one is."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.ground.people.services import change_settings


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """A stranger's choice is kept on this device; that of somebody signed in is their own wish, as in settings."""
    code, back = request.POST.get("language", ""), request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    answer = HttpResponseRedirect(back if ours and back.startswith("/") else "/")
    if code not in dict(settings.LANGUAGES):
        messages.info(request, _("We do not speak this language yet."))
    else:
        if request.viewer:
            change_settings(by=request.viewer, person=request.viewer.person_id, language=code)
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, code, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
        )
    return answer
