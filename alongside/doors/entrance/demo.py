"""The demo's own way in: choose anybody of the fictional clinic. In a real practice these pages do not exist."""

import json
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from alongside.ground.people import roles
from alongside.ground.people.signing import sign_in as start_session

LIST = "demo-people.json"  # written by the demo into its home
SIDES = ("patient", "helper", "staff")


def choose(request: HttpRequest) -> HttpResponse:
    """The people of the clinic, by side, name and role, each with one line of story."""
    language = (get_language() or "en")[:2]
    sides = [(side, [_shown(p, language) for p in _people(request) if p["side"] == side]) for side in SIDES]
    return render(request, "entrance/demo.html", {"sides": sides})


@require_POST
def sign_in(request: HttpRequest, person: UUID) -> HttpResponse:
    """Sign in as this one, without a password."""
    if str(person) not in {p["person"] for p in _people(request)}:
        raise Http404
    account = get_user_model().objects.filter(person=person, is_active=True).first()
    if account is None:
        raise Http404
    start_session(request, account, how="demo")
    return redirect("front")


def _people(request: HttpRequest) -> list[dict]:
    if not (request.practice and request.practice.demo):
        raise Http404
    try:
        return json.loads((settings.HOME / LIST).read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise Http404 from missing


def _shown(person: dict, language: str) -> dict:
    role = roles.ALL[person["role"]].name
    return {**person, "role": role, "line": person["line"].get(language) or person["line"]["en"]}
