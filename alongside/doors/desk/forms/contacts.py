"""How to reach somebody."""

from django import forms
from django.utils.translation import gettext_lazy as _

KINDS = (("email", _("E-mail")), ("phone", _("Phone")), ("post", _("Address")))


class ContactForm(forms.Form):
    """One way to reach a person; it takes the place of the one before."""

    kind = forms.ChoiceField(label=_("Way to reach them"), choices=KINDS)
    value = forms.CharField(
        label=_("E-mail, number or address"), help_text=_("It takes the place of the one before."), max_length=254
    )
