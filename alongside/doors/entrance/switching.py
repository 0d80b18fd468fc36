"""A shared computer: one closes one's page, the next one says who they are; and what a PIN does not open."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from alongside.ground.people.services import enter_by_pin
from alongside.ground.people.shared import pins_at
from alongside.ground.people.signing import shared_token, sign_in_by_pin

from .adapter import call_us, log, log_refused

LEFT = "left"  # in a stranger's session: who was here before, and on which page; it leads nobody else there


class SwitchForm(forms.Form):
    """A name of those who have a PIN here, and the PIN."""

    person = forms.ChoiceField(label=gettext_lazy("Your name"), widget=forms.RadioSelect)
    pin = forms.CharField(
        label=gettext_lazy("Your PIN"),
        max_length=40,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args, names: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = names


@sensitive_post_parameters("pin")
def switch(request: HttpRequest) -> HttpResponse:
    """Who may switch in here. Before anybody has signed in, so it says names alone."""
    computer = request.shared_computer
    if not computer:
        return _not_shared(request)
    if request.viewer:
        return redirect("front")
    names = [(str(pin.account.person_id), pin.account.person.name) for pin in pins_at(computer)]
    before, back = request.session.get(LEFT, ("", ""))
    form = SwitchForm(request.POST or None, names=names, initial={"person": before})
    if request.method == "POST" and form.is_valid() and _came_in(request, form):
        return redirect(back if back and form.cleaned_data["person"] == before else "front")
    context = {"form": form, "computer": computer, "names": names}
    return render(request, "entrance/switch.html", context, status=400 if form.errors else 200)


def _came_in(request: HttpRequest, form: SwitchForm) -> bool:
    """Whether the PIN fits; then a session has begun. Else the form says what to do."""
    entry = enter_by_pin(token=shared_token(request), person=form.cleaned_data["person"], pin=form.cleaned_data["pin"])
    if entry.pin:
        sign_in_by_pin(request, entry.pin)
        request.next_shared_token = entry.token
        log.info("somebody came in by PIN (from %s)", get_adapter().get_client_ip(request))
        if entry.missed:
            words = ngettext(
                "%(n)s wrong PIN was typed in your name before. If that was not you, choose another PIN and tell us.",
                "%(n)s wrong PINs were typed in your name before. If that was not you, choose another PIN and tell us.",
                entry.missed,
            )
            messages.info(request, words % {"n": entry.missed})
        return True
    log_refused(request, "a PIN")
    if entry.rests:
        words = _("Too many wrong PINs were typed at this computer. Please sign in fully: then PINs work again.")
    elif entry.spent:
        words = _("There is no PIN for this name here any more. Please sign in fully, then choose a new PIN.")
    else:
        words = ngettext(
            "This PIN does not fit. You have %(n)s more try.", "This PIN does not fit. You have %(n)s more tries.",
            entry.left,
        ) % {"n": entry.left}  # fmt: skip
    form.add_error("pin", words)
    return False


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Close one's page: for the next name, or, with `full`, to sign in by password or passkey."""
    back = _ours(request, request.POST.get("left", ""))
    if "full" in request.POST:
        logout(request)
        return _fully(request, back)
    if request.viewer is None:
        messages.info(request, _("Nobody is signed in here."))
        return redirect("switch_user")
    words = _("Your page is closed. What you saved is safe; what you typed and did not send is gone.")
    return locked(request, words, back)


def locked(request: HttpRequest, words: str, back: str = "") -> HttpResponseRedirect:
    """The session is over. At a shared computer the next one says who they are; the same one comes back to `back`."""
    person = str(request.viewer.person_id)
    logout(request)
    messages.info(request, words)
    if request.shared_computer:
        request.session[LEFT] = (person, back)
        return redirect("switch_user")
    return redirect(f"{reverse('account_login')}?{urlencode({'next': back or '/'})}")


def full_sign_in(request: HttpRequest) -> HttpResponse:
    """What a PIN does not open, and the way there."""
    if request.viewer is None or not request.viewer.by_pin:
        return redirect("front")
    return render(request, "entrance/full.html", {"left": _ours(request, request.GET.get("next", ""))})


def ask_fully(request: HttpRequest) -> HttpResponseRedirect:
    """Lead there. What was sent is not done, and not kept: the page it came from is shown again afterwards."""
    back = request.get_full_path() if request.method == "GET" else ""
    return redirect(f"{reverse('full_sign_in')}?{urlencode({'next': back})}")


def _fully(request: HttpRequest, back: str) -> HttpResponseRedirect:
    if request.practice and request.practice.demo:
        return redirect("demo")
    return redirect(f"{reverse('account_login')}?{urlencode({'next': back or '/'})}")


def _not_shared(request: HttpRequest) -> HttpResponseRedirect:
    if request.viewer:
        return redirect("front")
    messages.info(request, _("This computer is not a shared one. Please sign in here. %(call)s") % {"call": call_us()})
    return redirect("account_login")


def _ours(request: HttpRequest, path: str) -> str:
    """A path of ours, or "" for what leads elsewhere."""
    ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if ours else ""
