"""The practice's settings."""

from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

ZONES = [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if "/" in zone]


class PracticeForm(forms.Form):
    """What patients and staff see of the practice."""

    name = forms.CharField(label=_("Name of the practice"), max_length=120)
    phone = forms.CharField(label=_("Telephone"), help_text=_("Every error page and letter names it."), max_length=40)
    after_hours_phone = forms.CharField(label=_("Telephone when closed"), max_length=40, required=False)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=ZONES)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    staff_idle_minutes = forms.IntegerField(
        label=_("Sign staff out when nothing happens for so many minutes"), min_value=2, max_value=30
    )
    patient_idle_minutes = forms.IntegerField(
        label=_("Sign patients out when nothing happens for so many minutes"), min_value=2, max_value=30
    )
    pin_idle_minutes = forms.IntegerField(
        label=_("At a shared computer: close the page of who came in by PIN after so many minutes"),
        min_value=2, max_value=30,
    )  # fmt: skip
    pin_hours = forms.IntegerField(
        label=_("For how many hours after signing in fully a PIN is good there"), min_value=1, max_value=16
    )


class HolidayForm(forms.Form):
    """A day on which the practice is closed. Beside PracticeForm on one page, so its fields have ids of their own."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, auto_id="holiday_%s", **kwargs)

    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    name = forms.CharField(label=_("Name of the day"), help_text=_("Such as: Thanksgiving."), max_length=80)
