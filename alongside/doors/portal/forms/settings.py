"""How I want things."""

from functools import cache
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

# The zones that people in the United States live in come first, in their own words; then every other one by its name.
USUAL_ZONES = [
    ("America/New_York", gettext_lazy("Eastern time (New York)")),
    ("America/Chicago", gettext_lazy("Central time (Chicago)")),
    ("America/Denver", gettext_lazy("Mountain time (Denver)")),
    ("America/Phoenix", gettext_lazy("Arizona time (Phoenix)")),
    ("America/Los_Angeles", gettext_lazy("Pacific time (Los Angeles)")),
    ("America/Anchorage", gettext_lazy("Alaska time (Anchorage)")),
    ("Pacific/Honolulu", gettext_lazy("Hawaii time (Honolulu)")),
    ("America/Puerto_Rico", gettext_lazy("Puerto Rico time (San Juan)")),
]


def zone_choices() -> list:
    """All time zones, grouped, the usual ones first."""
    return [
        ("", gettext_lazy("The same as the clinic")),
        (gettext_lazy("United States"), USUAL_ZONES),
        (gettext_lazy("Elsewhere"), [(zone, zone.replace("_", " ")) for zone in _other_zones()]),
    ]


@cache
def _other_zones() -> list[str]:
    usual = {zone for zone, _label in USUAL_ZONES}
    return sorted(zone for zone in available_timezones() if "/" in zone and zone not in usual)


class SettingsForm(forms.Form):
    """What to call me, my language, my time zone."""

    called = forms.CharField(
        label=gettext_lazy("What should we call you?"),
        help_text=gettext_lazy("Your care team sees this name too. Leave it empty to use your first name."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of these pages"), choices=settings.LANGUAGES)
    timezone = forms.ChoiceField(label=gettext_lazy("Your time zone"), choices=zone_choices, required=False)


class ContactsForm(forms.Form):
    """How to reach me. An empty field means: do not use this."""

    email = forms.CharField(
        label=gettext_lazy("E-mail"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    post = forms.CharField(
        label=gettext_lazy("Address for letters"),
        required=False,
        max_length=254,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )


class ResultsForm(forms.Form):
    """How new results are shown. Only the patient's own wish can hold one back, and never without an end."""

    choice = forms.ChoiceField(
        label=gettext_lazy("When a new result comes in"),
        choices=[
            ("at_once", gettext_lazy("Show it to me at once")),
            ("after_talk", gettext_lazy("Wait until someone has talked with me about it")),
            ("with_someone", gettext_lazy("Wait until I can look at it together with someone")),
        ],
        widget=forms.RadioSelect,
    )
    wait_days = forms.IntegerField(
        label=gettext_lazy("Wait at most this many days"),
        help_text=gettext_lazy("From 1 to 30. After that we show you the result, talk or no talk."),
        min_value=1,
        max_value=30,
        initial=7,
    )
    words = forms.CharField(
        label=gettext_lazy("Is there something we should know?"),
        help_text=gettext_lazy("Your team reads this in your own words."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
