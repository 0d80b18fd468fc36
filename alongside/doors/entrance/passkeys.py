"""Passkeys: the lock of one's own device signs in. allauth does the work; here it is strict, and speaks our words.

Each passkey can sign in by itself, because the device asks for a finger, a face or its own code (user verification is
required): it is two factors in one, and the second step of those who must have one. To a patient it is another
way in beside the password, and leaves that as it was: who wants a second step after it turns on the codes of an app.
"""

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn import forms as webauthn
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.edit import FormView

from alongside.ground.people.selectors import viewer_for

from .adapter import TOO_MANY, call_us

NAME_HOLDS = 60
BROKEN = (ValidationError, ValueError, TypeError, KeyError, AttributeError, IndexError)  # of a made-up answer


class MakeForm(webauthn.AddWebAuthnForm):
    """A name for it, and what the device answered."""

    field_order = ("name", "credential")
    passwordless = None  # not asked: each of ours is

    name = forms.CharField(
        label=gettext_lazy("A name for it"),
        help_text=gettext_lazy("So that you know it again, such as “my phone”."),
        required=False,
        max_length=NAME_HOLDS,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict:
        try:
            return super().clean()
        except BROKEN as wrong:
            raise ValidationError(
                _("We could not keep this passkey. Nothing has changed. Please try again. %(call)s")
                % {"call": call_us()}
            ) from wrong


class RenameForm(webauthn.EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(label=gettext_lazy("A name for it"), max_length=NAME_HOLDS)


class _Used:
    """What all forms that a passkey is shown to have in common: one answer to whatever is wrong with it."""

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except BROKEN as wrong:
            if getattr(wrong, "code", None) == TOO_MANY:
                raise
            raise ValidationError(
                _(
                    "This passkey does not open anything here. It may have been removed. "
                    "Please take another way. %(call)s"
                )
                % {"call": call_us()}
            ) from wrong


class EnterForm(_Used, webauthn.LoginWebAuthnForm):
    """Instead of name and password."""


class SecondForm(_Used, webauthn.AuthenticateWebAuthnForm):
    """After name and password."""


class AgainForm(_Used, webauthn.ReauthenticateWebAuthnForm):
    """Before something weighty is changed."""


class Make(AddWebAuthnView):
    """Always one that signs in by itself."""

    template_name = "mfa/webauthn/add_form.html"

    def get_context_data(self, **kwargs) -> dict:
        options = begin_registration(self.request.user, passwordless=True)
        return {**FormView.get_context_data(self, **kwargs), "options": options}

    def form_valid(self, form) -> HttpResponse:
        """Spare codes stand in for a second step: without one they are not made."""
        made = super().form_valid(form)
        if asks_second_step(self.request.user):
            return made
        Authenticator.objects.filter(user=self.request.user, type=Authenticator.Type.RECOVERY_CODES).delete()
        return redirect("mfa_list_webauthn")


class Again(ReauthenticateWebAuthnView):
    """A passkey that did not fit leads back here, where the other ways are."""

    def form_invalid(self, form) -> HttpResponse:
        for words in form.errors.get("credential", []):
            messages.error(self.request, words)
        return redirect(self.request.get_full_path())


def asks_second_step(account) -> bool:
    """Whether a password of theirs needs one after it: of who works here always, else of who has an app's codes."""
    has_app = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists()
    return has_app or viewer_for(account.person_id).is_staff


class SecondStepStage(AuthenticateStage):
    """allauth would ask for one after the password of everybody who has a passkey."""

    def handle(self) -> tuple:
        return super().handle() if asks_second_step(self.login.user) else (None, True)


class SecondStep(AuthenticateView):
    """Says only what this person can really do: a code, a passkey, or either."""

    def get_context_data(self, **kwargs) -> dict:
        kinds = Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True)
        return {**super().get_context_data(**kwargs), "kinds": set(kinds)}
