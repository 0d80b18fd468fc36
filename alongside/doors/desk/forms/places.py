"""A place where the practice sees people, and when it is open."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import dates
from django.utils.translation import gettext_lazy as _

from .practice import ZONES


class HoursInput(forms.MultiWidget):
    """From and to, of one weekday."""

    template_name = "desk/hours.html"

    def __init__(self) -> None:
        time = {"type": "time"}
        super().__init__({name: forms.TimeInput(attrs=time, format="%H:%M") for name in ("opens", "closes")})

    def decompress(self, value):
        return value or (None, None)


class HoursField(forms.MultiValueField):
    """(opens, closes) of a weekday, or None when it is closed."""

    def __init__(self, weekday: int) -> None:
        times = forms.TimeField(required=False), forms.TimeField(required=False)
        super().__init__(times, widget=HoursInput(), label=dates.WEEKDAYS[weekday], required=False)

    def compress(self, values):
        opens, closes = values or (None, None)
        if opens is None and closes is None:
            return None
        if opens is None or closes is None:
            raise ValidationError(_("Please give both times, or leave both empty."))
        if opens >= closes:
            raise ValidationError(_("It opens before it closes."))
        return opens, closes


class PlaceForm(forms.Form):
    """Where it is, and its hours of every weekday."""

    name = forms.CharField(label=_("Name of the place"), max_length=120)
    address = forms.CharField(label=_("Address"), max_length=240, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=ZONES)

    def __init__(self, *args, hours=None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for weekday in dates.WEEKDAYS:
            self.fields[f"day_{weekday}"] = HoursField(weekday)
            self.initial[f"day_{weekday}"] = (hours or {}).get(weekday)

    def particulars(self) -> dict:
        """What `add_location` takes."""
        days = {day: self.cleaned_data[f"day_{day}"] for day in dates.WEEKDAYS}
        named = {name: self.cleaned_data[name] for name in PlaceForm.base_fields}
        return {**named, "hours": {day: times for day, times in days.items() if times}}
