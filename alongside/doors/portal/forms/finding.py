"""What one looks for in the glossary."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FindWordForm(forms.Form):
    """A word, or a few."""

    words = forms.CharField(
        label=_("A word from your record"),
        help_text=_("Such as: anemia, CBC, edema."),
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
