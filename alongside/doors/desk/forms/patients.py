"""Finding and opening."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """One line: parts of a name, or a birth date."""

    words = forms.CharField(
        label=_("Name or birth date"),
        help_text=_("Such as: maria alv, or 7/26/1968. Everybody listed sees that you looked."),
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class ReasonForm(forms.Form):
    """Why a page is opened by somebody who is not on the team."""

    reason = forms.CharField(
        label=_("Why do you need to open this page?"),
        help_text=_("The patient will read this, with your name and the time."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
