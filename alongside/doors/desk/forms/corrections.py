"""Answering a request to correct the record."""

from django import forms
from django.utils.translation import gettext_lazy as _

ANSWERS = (
    ("agreed", _("You are right. We will have it corrected.")),
    ("partly", _("Part of it is right.")),
    ("declined", _("We think the record is right as it is.")),
)


class AnswerForm(forms.Form):
    """An answer and why, for the patient."""

    answer = forms.ChoiceField(label=_("Your answer"), choices=ANSWERS, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Your words to the patient"),
        help_text=_("Say what will happen next. If you decline, say why, and that their words stay beside the record."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )
