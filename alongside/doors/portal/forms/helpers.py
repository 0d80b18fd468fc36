"""Letting somebody help: who, what they may see, until when, and how one knows it is them."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.ground.people.contents import Content, Sensitive

EXPLAINED = {
    Sensitive.VIOLENCE: gettext_lazy("If someone hurts or scares you, and whether you feel safe."),
    Sensitive.SEXUAL: gettext_lazy("For example tests and treatment for infections."),
    Sensitive.REPRODUCTIVE: gettext_lazy("For example visits while pregnant, and fertility."),
    Sensitive.MENTAL_HEALTH: gettext_lazy("Mood, worry, therapy, and medicines for these."),
    Sensitive.SUBSTANCE_USE: gettext_lazy("How much, how often, and treatment."),
    Sensitive.ADOLESCENT_CONFIDENTIAL: gettext_lazy("Care that a teenager may keep private by law."),
}


class ScopeForm(forms.Form):
    """What a helper may see, and until which day. `minor` offers a teenager's confidential care as well."""

    contents = forms.MultipleChoiceField(
        label=gettext_lazy("What may they see?"),
        choices=Content.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Please choose at least one thing that your helper may see.")},
    )
    sensitive = forms.MultipleChoiceField(
        label=gettext_lazy("Private things"),
        help_text=gettext_lazy(
            "These stay hidden, even inside the parts you chose above, until you tick them here. Tick only what you "
            "want this person to know."
        ),
        choices=Sensitive.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("After this day they can no longer see your page. You can end it sooner at any time."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )

    def __init__(self, *args, minor: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offered = [choice for choice in Sensitive if minor or choice != Sensitive.ADOLESCENT_CONFIDENTIAL]
        self.fields["contents"].choices = [(c.value, capfirst(c.label)) for c in Content]
        self.fields["sensitive"].choices = [(c.value, f"{capfirst(c.label)}. {EXPLAINED[c]}") for c in offered]

    def clean_expires_on(self) -> date | None:
        """A last day in the past would make a helper who can see nothing."""
        last = self.cleaned_data["expires_on"]
        if last and last < timezone.localdate():
            raise ValidationError(_("This day is over. Please choose a later day, or leave it empty."))
        return last


class InviteForm(ScopeForm):
    """A new helper."""

    helper_name = forms.CharField(
        label=gettext_lazy("Who will help you?"),
        help_text=gettext_lazy("Their first and last name."),
        max_length=120,
        error_messages={"required": gettext_lazy("Please write the name of the person who will help you.")},
    )
    relation = forms.CharField(
        label=gettext_lazy("Who are they to you?"),
        help_text=gettext_lazy("For example: daughter, neighbor, friend."),
        max_length=60,
        required=False,
    )
    field_order = ["helper_name", "relation", "contents", "sensitive", "expires_on"]


class ConfirmForm(forms.Form):
    """How the patient knows that whoever used the code is the person they invited."""

    HOW = [
        ("handed over in person", gettext_lazy("I gave them the code face to face")),
        ("known by voice", gettext_lazy("I talked with them on the phone and know their voice")),
        ("same household", gettext_lazy("We live together and I saw them use it")),
    ]
    how = forms.ChoiceField(
        label=gettext_lazy("How do you know it is them?"),
        choices=HOW,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose how you know that it is them.")},
    )
