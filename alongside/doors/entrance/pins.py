"""One's own PIN at this shared computer, and "was it you?" when it was typed wrong too often."""

from datetime import UTC, datetime
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from alongside.ground.people.services import answer_pin, remove_pin, set_pin
from alongside.ground.people.shared import my_pin, spent_pin
from alongside.ground.people.signing import shared_token

from .adapter import call_us
from .middleware import SINCE

DIGITS = {"inputmode": "numeric", "autocomplete": "off"}


class PinForm(forms.Form):
    """Twice the same."""

    pin = forms.CharField(
        label=gettext_lazy("New PIN"),
        help_text=gettext_lazy("6 to 12 digits. No dates, no rows such as 123456, no repeats."),
        max_length=40,
        widget=forms.PasswordInput(attrs=DIGITS),
    )
    again = forms.CharField(
        label=gettext_lazy("New PIN, once more"), max_length=40, widget=forms.PasswordInput(attrs=DIGITS)
    )

    def clean(self) -> dict:
        typed = super().clean()
        if "pin" in typed and "again" in typed and typed["pin"] != typed["again"]:
            self.add_error("again", _("These two are not the same. Please type your PIN once more."))
        return typed


@sensitive_post_parameters("pin", "again")
@login_required
def pin(request: HttpRequest) -> HttpResponse:
    """Choose it, choose another, take it away. Only where it is to be used."""
    if not request.viewer.is_staff:
        raise PermissionDenied
    computer = request.shared_computer
    if not computer:
        if request.method == "POST":
            messages.info(request, _("Nothing is kept."))
        return render(request, "entrance/pin.html", {})
    if request.method == "POST" and "remove" in request.POST:
        remove_pin(by=request.viewer, computer=computer.id)
        messages.success(request, _("Your PIN is removed. It opens nothing any more."))
        return redirect("pin")
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        since = datetime.fromtimestamp(request.session[SINCE], UTC)
        try:
            set_pin(by=request.viewer, token=shared_token(request), pin=form.cleaned_data["pin"], since=since)
        except ValidationError as refused:
            form.add_error("pin", refused)
        else:
            words = _("Your PIN is kept. Use “Switch user” when you leave, and your PIN to come back.")
            messages.success(request, words)
            return redirect("front")
    context = {"form": form, "computer": computer, "mine": my_pin(request.viewer, computer)}
    return render(request, "entrance/pin.html", context, status=400 if form.errors else 200)


@login_required
def was_it_you(request: HttpRequest, pin: UUID) -> HttpResponse:
    """A PIN of one's own that is gone, because it was typed wrong five times."""
    found = spent_pin(request.viewer, pin)
    if found is None:
        raise Http404
    if request.method == "POST" and ("yes" in request.POST or "no" in request.POST):
        answer_pin(by=request.viewer, pin=pin, mine="yes" in request.POST)
        words = _("Thank you. You can choose a new PIN at that computer.")
        if "no" in request.POST:
            words = _("Thank you. The practice sees it. Choose a PIN that nobody can guess. %(call)s")
            words %= {"call": call_us()}
        messages.success(request, words)
        return redirect("account_home")
    return render(request, "entrance/pin_spent.html", {"pin": found})
