"""A computer that several people use."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ShareForm(forms.Form):
    """What this computer is called from now on."""

    name = forms.CharField(
        label=_("What people call this computer"), help_text=_("Such as: Front desk."), max_length=60
    )
