"""Duties, times away, closing for a time, and handing a promise on."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import dates
from django.utils.translation import gettext_lazy as _

from alongside.ground.people import roles
from alongside.ground.people.duties import Duty
from alongside.ground.people.roles import May

ABLE = [key for key, role in roles.ALL.items() if May.ANSWER_CORRECTION in role.may]


def _date(label, **more) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


def _time(label, **more) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **more)


def _by_name(held) -> list[tuple[str, str]]:
    """RoleHeld rows as choices, each person once, with all that they are here."""
    found: dict[str, list] = {}
    for one in held:
        found.setdefault(str(one.person_id), [one.person.name]).append(str(one.get_role_display()))
    return [(key, ", ".join(words)) for key, words in found.items()]


class ShiftForm(forms.Form):
    """Who has a duty, on which day of each week or on one day, from when to when."""

    duty = forms.ChoiceField(label=_("Duty"), choices=Duty.choices)
    who = forms.ChoiceField(label=_("Who has it?"), required=False)
    weekdays = forms.MultipleChoiceField(
        label=_("Each week on"),
        choices=list(dates.WEEKDAYS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    on = _date(
        _("Or on one day alone"), required=False,
        help_text=_("That day’s shifts take the place of the week’s. Without a person, nobody has the duty that day."),
    )  # fmt: skip
    begins = _time(_("From"))
    ends = _time(_("To"), help_text=_("An hour that is not later than the first one is on the next day."))
    place = forms.TypedChoiceField(
        label=_("Asked"), coerce=int, choices=[(1, _("first")), (2, _("when the first does not answer"))], initial=1
    )

    def __init__(self, *args, held, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", _("Nobody")), *_by_name(held)]

    def clean(self) -> dict:
        given = super().clean()
        if bool(given.get("weekdays")) == bool(given.get("on")):
            raise ValidationError(_("Choose days of the week, or one day."))
        if not given.get("who") and given.get("weekdays"):
            self.add_error("who", _("Please say who has this duty."))
        return given

    def shifts(self) -> list[dict]:
        """What `add_shift` takes, once for each day chosen."""
        given = self.cleaned_data
        same = {name: given[name] for name in ("duty", "begins", "ends", "place")} | {"person": given["who"] or None}
        return [{**same, "weekday": int(day)} for day in given["weekdays"]] or [{**same, "on": given["on"]}]


class SpanForm(forms.Form):
    """Two moments in the practice's time. Without an hour a day counts from its beginning, and to its end."""

    begins = _date(_("First day"))
    begins_at = _time(_("From what time, if not all day"), required=False)
    ends = _date(_("Last day"))
    ends_at = _time(_("Until what time, if not all day"), required=False)

    def __init__(self, *args, zone: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._zone = ZoneInfo(zone)

    def span(self) -> dict[str, datetime]:
        """`begins_at` and `ends_at`, as services take them."""
        given = self.cleaned_data
        begins = datetime.combine(given["begins"], given["begins_at"] or time(), self._zone)
        ends = datetime.combine(given["ends"], given["ends_at"] or time(23, 59, 59), self._zone)
        return {"begins_at": begins, "ends_at": ends}


class AwayForm(SpanForm):
    """Who is away, and who stands in. `held` are those who may be named; `whose`, for whom the viewer may say it."""

    field_order = ("who", "begins", "begins_at", "ends", "ends_at", "cover")
    who = forms.ChoiceField(label=_("Who is away?"))
    cover = forms.ChoiceField(
        label=_("Who stands in?"), required=False,
        help_text=_("What is owed moves to them when the time comes. It does not move back by itself."),
    )  # fmt: skip

    def __init__(self, *args, held, whose, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = _by_name(whose)
        self.fields["cover"].choices = [("", _("Nobody in particular: their role")), *_by_name(held)]


class ClosedForm(SpanForm):
    """We are closed."""

    field_order = ("begins", "begins_at", "ends", "ends_at", "why")
    why = forms.CharField(label=_("Why?"), max_length=200, help_text=_("Patients read it. Such as: ice on the roads."))


class HandOnForm(forms.Form):
    """Who takes a promise on: somebody of the patient's team, or whoever has a role."""

    to = forms.ChoiceField(label=_("Who takes it on?"))
    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The patient can read it."),
    )

    def __init__(self, *args, takers, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        people = {str(one.member_id): f"{one.member.name}, {one.get_role_display()}" for one in takers}
        anybody = [(key, _("Anybody in this role: %(role)s") % {"role": roles.ALL[key].name}) for key in ABLE]
        self.fields["to"].choices = [("", _("Choose somebody")), *people.items(), *anybody]

    def taker(self) -> dict:
        """What `hand_on` takes: a person, or a role."""
        to = self.cleaned_data["to"]
        return {"to_role": to} if to in roles.ALL else {"to": to}
