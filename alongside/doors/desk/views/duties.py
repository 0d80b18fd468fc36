"""Who is on duty, who is away, and when the practice is closed all the same."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.ground.people import on_duty as people
from alongside.ground.people import services
from alongside.ground.people.duties import Duty
from alongside.ground.people.roles import May
from alongside.ground.people.selectors import persons_named
from alongside.ground.practice.services import close_for_a_time, open_again
from alongside.ground.practice.the_calendar import closures_to_come, the_calendar

from ..access import needs, staff
from ..forms.duties import AwayForm, ClosedForm, ShiftForm


@staff
def duties(request: HttpRequest) -> HttpResponse:
    """Everything about it at once; ending what stands there. Making something new has pages of its own."""
    if request.method == "POST":
        _end(request)
        return redirect("desk:duties")
    viewer, now = request.viewer, timezone.now()
    shifts, now_on = list(people.shifts(viewer)), {duty: people.on_duty(duty, now) for duty in Duty}
    names = {one.id: one.name for one in persons_named(person for on in now_on.values() for person in on)}
    context = {
        "duties": [
            {
                "name": duty.label,
                "now": [names[person] for person in now_on[duty]],
                "shifts": [shift for shift in shifts if shift.duty == duty],
            }
            for duty in Duty
        ],
        "leaves": people.leaves_to_come(viewer, now),
        "closures": closures_to_come(now),
        "assumed": the_calendar().assumed,
        "plans": viewer.may(May.PLAN_DUTIES),
        "closes": viewer.may(May.CLOSE_PRACTICE),
    }
    return render(request, "desk/duties.html", context)


def _end(request: HttpRequest) -> None:
    viewer, given = request.viewer, request.POST
    try:
        if shift := _key(given.get("end_shift")):
            services.end_shift(by=viewer, shift=shift)
        elif leave := _key(given.get("end_leave")):
            services.end_leave(by=viewer, leave=leave)
        elif closure := _key(given.get("open_again")):
            _open_again(request, closure)
        else:
            return
        messages.success(request, _("Saved."))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))


def _open_again(request: HttpRequest, closure: UUID) -> None:
    request.viewer.must(May.CLOSE_PRACTICE)
    open_again(by=request.viewer.person_id, closure=closure)


def _key(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


@needs(May.PLAN_DUTIES)
def shift(request: HttpRequest) -> HttpResponse:
    """Put somebody on duty."""
    form = ShiftForm(request.POST or None, held=people.colleagues(request.viewer))
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():  # all the days that were chosen, or none
                for one in form.shifts():
                    services.add_shift(by=request.viewer, **one)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("desk:duties")
    return _form(request, form, _("Put somebody on duty"), _("Save"))


@staff
def away(request: HttpRequest) -> HttpResponse:
    """“I am away”; who plans duties says it for others too."""
    viewer = request.viewer
    held = list(people.colleagues(viewer))
    whose = held if viewer.may(May.PLAN_DUTIES) else [one for one in held if one.person_id == viewer.person_id]
    form = AwayForm(
        request.POST or None, held=held, whose=whose, zone=request.practice.timezone, initial={"who": viewer.person_id}
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.tell_leave(by=viewer, person=UUID(given["who"]), cover=_key(given["cover"]), **form.span())
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Saved. What is owed moves when the time comes."))
            return redirect("desk:duties")
    return _form(request, form, _("Somebody is away"), _("Save"))


@needs(May.CLOSE_PRACTICE)
def closed(request: HttpRequest) -> HttpResponse:
    """“We are closed.”"""
    form = ClosedForm(
        request.POST or None, zone=request.practice.timezone,
        initial={"begins": timezone.localdate(), "ends": timezone.localdate()},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            close_for_a_time(by=request.viewer.person_id, why=form.cleaned_data["why"], **form.span())
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Saved. What is due then gets a later time, and patients see it."))
            return redirect("desk:duties")
    lead = _("Use it for a storm, a move, a day without power. Urgent messages still reach whoever is on duty.")
    return _form(request, form, _("We are closed"), _("Close"), lead=lead)


def _form(request: HttpRequest, form, title: str, button: str, **more) -> HttpResponse:
    context = {"form": form, "title": title, "button": button, **more}
    return render(request, "desk/duty_form.html", context, status=400 if form.errors else 200)
