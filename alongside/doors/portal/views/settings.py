"""How I want things: name, language, time zone, contact, results. One form each, saved on its own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.ground.notices import selectors as notices
from alongside.ground.notices.forms import NoticeForm, as_it_stands
from alongside.ground.notices.services import choose
from alongside.ground.people import selectors as people
from alongside.ground.people import services
from alongside.ground.people.reach import Reach

from ..access import own_page
from ..forms import ContactsForm, ResultsForm, SettingsForm


@own_page
def settings(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Shows the forms; a POST names the one it sends by its prefix."""
    forms = _forms(request, reach)
    sent = forms.get(request.POST.get("form", "")) if request.method == "POST" else None
    if sent and sent.is_valid() and _saved(request, reach, sent):
        messages.success(request, _("Saved."))
        return redirect("portal:settings", reach.person)
    if request.method == "POST" and sent is None:
        messages.info(request, _("Nothing is saved yet. Please try it once more."))
    told = notices.preference(request.viewer, reach)
    shown = {"reach": reach, **forms, "sent": sent, "told": told, "told_holds": notices.holds(told)}
    return render(request, "portal/settings.html", shown)


def _forms(request: HttpRequest, reach: Reach) -> dict:
    """The form that was sent is bound; the others show what holds now."""
    person = people.person(request.viewer, reach)
    wish = people.result_preference(reach.persons)
    kinds = {
        "about": (SettingsForm, {
            "called": person.called, "language": translation.get_language(), "timezone": person.timezone,
        }),
        "contacts": (ContactsForm, {c.kind: c.value for c in people.contacts_of(request.viewer, reach)}),
        "notices": (NoticeForm, as_it_stands(notices.preference(request.viewer, reach))),
        "results": (ResultsForm, {
            "choice": wish.choice, "wait_days": wish.wait_days, "words": wish.words,
        } if wish else {"choice": "at_once"}),
    }  # fmt: skip
    sent = request.POST.get("form", "")
    return {
        name: form(request.POST if name == sent else None, initial=initial, prefix=name)
        for name, (form, initial) in kinds.items()
    }


def _saved(request: HttpRequest, reach: Reach, form) -> bool:
    """Save one form. What a service refuses becomes the form's error, with everything typed kept."""
    by, mine, given = request.viewer, request.viewer.person_id, form.cleaned_data
    try:
        match form:
            case SettingsForm():  # only what was changed: who speaks a language that we do not keeps it
                services.change_settings(by=by, person=mine, **{name: given[name] for name in form.changed_data})
            case ResultsForm():
                services.choose_result_preference(by=by, person=mine, **given)
            case NoticeForm():
                choose(by=by, person=mine, how="on the settings page", **form.chosen())
            case ContactsForm():
                return _contacts_saved(request, reach, form)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _contacts_saved(request: HttpRequest, reach: Reach, form: ContactsForm) -> bool:
    """Each contact on its own: one that is refused does not lose the others."""
    by, mine = request.viewer, request.viewer.person_id
    for kind in form.changed_data:
        value = form.cleaned_data[kind].strip()
        try:
            if value:
                services.set_contact(by=by, person=mine, kind=kind, value=value)
            else:
                services.end_contact(by=by, person=mine, kind=kind)
        except ValidationError as error:
            form.add_error(kind, error)
    return not form.errors
