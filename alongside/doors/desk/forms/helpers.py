"""Letting somebody help, at the desk."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from alongside.ground.people.contents import Content, Sensitive

BASES = (
    ("helper", _("A helper the patient chooses")),
    ("parent", _("A parent or guardian of a minor")),
    ("legal", _("A legal decision-maker, such as a health-care proxy")),
)


class StartForm(forms.Form):
    """Who, on which ground, and what they see. `minor` offers a teenager's confidential care as well."""

    helper_name = forms.CharField(label=_("Their name"), max_length=120)
    relation = forms.CharField(label=_("What they are to the patient"), max_length=60, required=False)
    basis = forms.ChoiceField(label=_("On which ground?"), choices=BASES, widget=forms.RadioSelect, initial="helper")
    basis_note = forms.CharField(
        label=_("Which paper did you see?"),
        help_text=_("For a parent or a legal decision-maker. Such as: birth certificate; proxy signed 2024-05-02."),
        max_length=300,
        required=False,
    )
    contents = forms.MultipleChoiceField(
        label=_("What may they see?"), choices=Content.choices, widget=forms.CheckboxSelectMultiple
    )
    sensitive = forms.MultipleChoiceField(
        label=_("Private things that the patient names"),
        help_text=_("Hidden unless ticked. For parents and decision-makers the law may give more."),
        choices=Sensitive.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    expires_on = forms.DateField(
        label=_("Last day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, minor: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offered = [kind for kind in Sensitive if minor or kind != Sensitive.ADOLESCENT_CONFIDENTIAL]
        self.fields["contents"].choices = [(content.value, capfirst(content.label)) for content in Content]
        self.fields["sensitive"].choices = [(kind.value, capfirst(kind.label)) for kind in offered]


class ConfirmForm(forms.Form):
    """How one knows that it is them."""

    how = forms.CharField(
        label=_("How did you check who they are?"),
        help_text=_("Such as: driver’s license seen; known to us for years; called the number we had."),
        max_length=120,
    )


class PauseForm(forms.Form):
    """Why access stops. Only the team reads it."""

    reason = forms.CharField(label=_("Why?"), help_text=_("Only the team reads this."), max_length=300)
