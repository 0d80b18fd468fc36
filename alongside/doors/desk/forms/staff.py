"""Staff and their roles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.ground.people import roles

# Nothing is chosen for one: a role opens pages.
CHOICES = [("", _("Choose a role")), *((key, role.name) for key, role in roles.ALL.items() if role.staff)]


class RoleForm(forms.Form):
    """One role of the practice."""

    role = forms.ChoiceField(label=_("Role"), choices=CHOICES)


class NameForm(forms.Form):
    """What they are called."""

    given = forms.CharField(label=_("First name"), max_length=120)
    family = forms.CharField(label=_("Last name"), max_length=120)


class NewStaffForm(RoleForm, NameForm):
    """Somebody new."""
