"""What may speak to patients of their health: the register, and a clinician's yes to each."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.ground.people.roles import May
from alongside.ground.practice import register, services
from alongside.knowledge.core.wording import LANGUAGES
from alongside.knowledge.plain.explaining import everything_said
from alongside.knowledge.plain.glossary import editions as glossary

from ..access import needs


@needs(May.READ_REGISTER)
def functions(request: HttpRequest) -> HttpResponse:
    """Each function with who uses it, on what basis, within which limits, and who accepted it."""
    return render(request, "desk/register.html", {"stands": register.stands(get_language() or "en")})


@needs(May.READ_REGISTER)
def function(request: HttpRequest, function: str) -> HttpResponse:
    """All that it may say, to read before it is accepted."""
    shown = _found(function)
    said = [(language, _said(function, language)) for language in LANGUAGES]
    may = request.viewer.may(May.ACCEPT_FUNCTIONS)
    return render(request, "desk/function.html", {"shown": shown, "said": said, "may_accept": may})


@needs(May.ACCEPT_FUNCTIONS)
def accept(request: HttpRequest, function: str) -> HttpResponse:
    """A clinician's yes to the edition they read, or their taking it back."""
    chosen, by = _found(function).function, request.viewer.person_id
    if request.method == "POST" and "withdraw" in request.POST:
        services.withdraw(by=by, function=chosen.key)
        messages.success(request, _("Patients do not see it any more."))
    elif request.POST.get("edition") == chosen.edition:
        services.accept(by=by, by_name=request.viewer.name, function=chosen.key, edition=chosen.edition)
        messages.success(request, _("Accepted. Patients see it from now on."))
    elif request.method == "POST":  # the words changed while they were being read
        messages.warning(request, _("The words changed in the meantime. Please read them again."))
    return redirect("desk:function", chosen.key)


def _said(key: str, language: str) -> tuple:
    if key == register.GLOSSARY:
        return glossary.everything_said(language)
    return everything_said(key.removeprefix(register.EXPLAINED), language)


def _found(key: str) -> register.Stands:
    found = next((one for one in register.stands(get_language() or "en") if one.function.key == key), None)
    if found is None:
        raise Http404
    return found
