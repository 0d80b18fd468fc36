"""Forms for the examples: every kind of field that pages have, and one that was filled in wrong."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Sample(forms.Form):
    """Every kind of field."""

    called = forms.CharField(label=_("What should we call you?"), max_length=40)
    words = forms.CharField(
        label=_("What would you like to talk about?"),
        help_text=_("Your team reads it before the visit."),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    day = forms.DateField(label=_("Since when?"), widget=forms.DateInput({"type": "date"}))
    language = forms.ChoiceField(label=_("Your language"), choices=[("en", "English"), ("es", "Español")])
    results = forms.ChoiceField(label=_("When new results come in"), widget=forms.RadioSelect, choices=[
        ("now", _("Show them at once")), ("talk", _("Talk with me first")),
    ], initial="now")  # fmt: skip
    sees = forms.MultipleChoiceField(label=_("What may they see?"), widget=forms.CheckboxSelectMultiple, choices=[
        ("visits", _("Visits")), ("medicines", _("Medicines")),
    ], help_text=_("You can change this at any time."))  # fmt: skip
    sure = forms.BooleanField(label=_("I have seen their card with a photo"))


class Short(forms.Form):
    """One field; sent empty, it says so."""

    phone = forms.CharField(label=_("Telephone"), help_text=_("Such as 555-0142."))
