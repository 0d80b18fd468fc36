"""One person, or two."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AgainForm(forms.Form):
    """They are one person after all, and why."""

    reason = forms.CharField(
        label=_("Why?"), help_text=_("Such as: same address and phone; called her and asked."), max_length=500
    )


class SameForm(AgainForm):
    """The answer: the record whose page stays, or "different"; and why."""

    field_order = ("answer", "reason")
    answer = forms.ChoiceField(label=_("What do you find?"), widget=forms.RadioSelect)

    def __init__(self, *args, proposal, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [
            (str(proposal.one_id), _("One person. The first page stays: %(name)s") % {"name": proposal.one.name}),
            (str(proposal.other_id), _("One person. The second page stays: %(name)s") % {"name": proposal.other.name}),
            ("different", _("Two different people")),
        ]
