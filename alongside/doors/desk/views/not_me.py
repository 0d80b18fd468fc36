"""Sign-ins of which their owners said that they were not theirs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.ground.people.devices import denied_devices
from alongside.ground.people.roles import May

from ..access import needs


@needs(May.GIVE_ROLES)
def not_me(request: HttpRequest) -> HttpResponse:
    """Whose, when and from which address, of the last 30 days."""
    return render(request, "desk/not_me.html", {"denied": denied_devices(request.viewer)})
