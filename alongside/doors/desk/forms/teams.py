"""Adding somebody to a care team."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _


class JoinForm(forms.Form):
    """Who, in which of their roles. `held` are people's RoleHeld rows."""

    who = forms.ChoiceField(label=_("Who joins?"))
    lead = forms.BooleanField(label=_("They lead the team"), required=False)

    def __init__(self, *args, held, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [
            ("", _("Choose somebody")),
            *((f"{h.person_id} {h.role}", f"{h.person.name}, {h.get_role_display()}") for h in held),
        ]

    def member_and_role(self) -> tuple[UUID, str]:
        """(person, role) chosen."""
        person, role = self.cleaned_data["who"].split(" ")
        return UUID(person), role
