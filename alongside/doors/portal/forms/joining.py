"""A helper comes in with a code."""

from django import forms
from django.utils.translation import gettext_lazy


class CodeForm(forms.Form):
    """The code that the patient handed over."""

    code = forms.CharField(
        label=gettext_lazy("Your code"),
        help_text=gettext_lazy("12 letters and numbers, like ABCD-EFGH-JKMN. Small letters are fine."),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
        error_messages={"required": gettext_lazy("Please type the code you were given.")},
    )


class NewHelperForm(CodeForm):
    """A helper whom the practice does not know yet: the code, their own name, and a sign-in of their own."""

    given = forms.CharField(
        label=gettext_lazy("Your first name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    family = forms.CharField(
        label=gettext_lazy("Your last name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    username = forms.CharField(
        label=gettext_lazy("Choose a sign-in name"),
        help_text=gettext_lazy("3 letters or more, no spaces. You will type it each time you sign in."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Choose a password"),
        help_text=gettext_lazy("12 characters or more. A few words in a row work well."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
