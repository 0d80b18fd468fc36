"""Signing in, and the first time."""

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):
    """One name, one password."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label = _("Sign-in name or e-mail")
        login.widget.attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        password.label, password.help_text = _("Password"), ""
        password.widget.attrs = {"autocomplete": "current-password"}


class NewPasswordForm(ChangePasswordForm):
    """The old one, and twice the new one."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        now, new, again = (self.fields[name] for name in ("oldpassword", "password1", "password2"))
        now.label, new.label, again.label = _("Your password now"), _("New password"), _("New password, once more")
        now.help_text = ""
        new.help_text = _("Four words that only you would put together work well.")
        _no_placeholders(self)


class PasswordAgainForm(ReauthenticateForm):
    """Before something weighty is changed."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label, self.fields["password"].help_text = _("Password"), ""
        _no_placeholders(self)


class FactorForm(mfa.AuthenticateForm):
    """The code of one's app, or a spare one, when signing in."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _as_code(self)


class FactorAgainForm(mfa.ReauthenticateForm):
    """The code of one's app before something weighty is changed."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _as_code(self)


class NewFactorForm(ActivateTOTPForm):
    """The first code that one's app shows."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _as_code(self)


class CodeForm(forms.Form):
    """The code of a printed invitation."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("It is on your letter: three groups of four, such as ABCD-EFGH-JKMN."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class AccountForm(forms.Form):
    """A sign-in of one's own."""

    username = forms.CharField(
        label=_("Sign-in name"),
        help_text=_("You choose it. Letters, digits, dots and dashes; at least 3."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least 12 characters. Four words that only you would put together work well."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("You can use it to sign in. It is fine to share it with somebody."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


def _as_code(form: forms.Form) -> None:
    """A phone shows its number keys, and nothing is typed for one."""
    field = form.fields["code"]
    field.label, field.help_text = _("Code"), _("The digits, without a space.")
    field.widget.attrs = {"autocomplete": "one-time-code", "spellcheck": "false"}


def _no_placeholders(form: forms.Form) -> None:
    """The label says it already, and stays when one types."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
