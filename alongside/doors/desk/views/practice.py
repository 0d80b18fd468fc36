"""The practice's own settings."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.ground.people.roles import May
from alongside.ground.practice.selectors import holidays, locations
from alongside.ground.practice.services import add_holiday, change

from ..access import needs
from ..forms.practice import HolidayForm, PracticeForm


@needs(May.CHANGE_PRACTICE)
def practice(request: HttpRequest) -> HttpResponse:
    """Name, telephone, zone, minutes until sign-out."""
    form = PracticeForm(request.POST or None, initial=_initial(request.practice))
    if request.method == "POST" and form.is_valid():
        try:
            change(by=request.viewer.person_id, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("desk:practice")
        except ValidationError as refused:
            form.add_error(None, refused)
    context = {
        "form": form,
        "locations": locations(timezone.localdate()),
        "holidays": _to_come(),
        "holiday": HolidayForm(),
    }
    return render(request, "desk/practice.html", context, status=400 if form.errors else 200)


@needs(May.CHANGE_PRACTICE)
def holiday(request: HttpRequest) -> HttpResponse:
    """Add a day on which the practice is closed."""
    form = HolidayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_holiday(by=request.viewer.person_id, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("desk:practice")
    context = {"form": PracticeForm(initial=_initial(request.practice)), "holiday": form}
    shown = {**context, "locations": locations(timezone.localdate()), "holidays": _to_come()}
    return render(request, "desk/practice.html", shown, status=400 if form.errors else 200)


def _to_come() -> list:
    """Past holidays help nobody who plans."""
    return [one for one in holidays() if one.date >= timezone.localdate()]


def _initial(practice) -> dict:
    return {name: getattr(practice, name) for name in PracticeForm.base_fields}
