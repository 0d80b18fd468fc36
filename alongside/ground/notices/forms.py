"""How somebody wants to be told: one form for the person themselves and for the desk."""

from datetime import time

from django import forms
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from .models import Channel, Preference
from .ways import offered

WORDS = {
    Channel.EMAIL: _("By e-mail"),
    Channel.SMS: _("By text message"),
    Channel.CALL: _("By a phone call"),
    Channel.NONE: _("Not at all"),
}


def _ways() -> list:
    return [(way, WORDS[way]) for way in offered()]


def _hours() -> list:
    return [(f"{hour:02}:00", formats.time_format(time(hour), "TIME_FORMAT")) for hour in range(24)]


class NoticeForm(forms.Form):
    """The way, when, and when not."""

    channel = forms.ChoiceField(
        label=_("When there is something here for you, we tell you"),
        choices=_ways,
        widget=forms.RadioSelect,
    )
    pace = forms.ChoiceField(
        label=_("When something is new on our page"),
        choices=[("day", _("Tell me once a day")), ("once", _("Tell me at once"))],
        widget=forms.RadioSelect,
    )
    quiet_from = forms.ChoiceField(label=_("Do not disturb me from"), choices=_hours)
    quiet_until = forms.ChoiceField(label=_("until"), choices=_hours)

    def chosen(self) -> dict:
        """As `services.choose` takes it."""
        given = self.cleaned_data
        return {
            "channel": given["channel"],
            "at_once": given["pace"] == "once",
            "quiet_from": time.fromisoformat(given["quiet_from"]),
            "quiet_until": time.fromisoformat(given["quiet_until"]),
        }


class ToldForm(NoticeForm):
    """The same, as somebody of the practice writes it down."""

    how = forms.CharField(
        label=_("How did they say so?"),
        help_text=_("Such as: on the paper form of March 2, or by phone."),
        max_length=120,
    )

    field_order = ("channel", "how", "pace", "quiet_from", "quiet_until")

    def __init__(self, *args, **named) -> None:
        super().__init__(*args, **named)
        self.fields["channel"].label = _("They want to be told")
        self.fields["pace"].label = _("When something is new on their page")
        self.fields["pace"].choices = [("day", _("Once a day")), ("once", _("At once"))]
        self.fields["quiet_from"].label = _("Do not disturb them from")


def as_it_stands(preference: Preference | None) -> dict:
    """What the form shows at first."""
    if preference is None:
        return {"pace": "day", "quiet_from": "21:00", "quiet_until": "08:00"}
    return {
        "channel": preference.channel,
        "pace": "once" if preference.at_once else "day",
        "quiet_from": f"{preference.quiet_from.hour:02}:00",
        "quiet_until": f"{preference.quiet_until.hour:02}:00",
    }
