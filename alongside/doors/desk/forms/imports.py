"""Leaving a record out."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ForGoodForm(forms.Form):
    """Why a record that cannot be read stays out."""

    reason = forms.CharField(
        label=_("Why does it stay out?"),
        help_text=_("Such as: the lab sent it again, correctly, on June 3."),
        max_length=500,
    )
