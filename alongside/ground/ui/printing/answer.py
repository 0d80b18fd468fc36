"""The printed page as an answer to a request: a PDF, or a page for the browser's own print."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.ground.people.reach import Reach

from .pdf import pdf
from .sheet import sheet_for


class PrintForm(forms.Form):
    """How it is printed."""

    size = forms.ChoiceField(
        label=gettext_lazy("Size of the letters"),
        choices=[("usual", gettext_lazy("Usual")), ("large", gettext_lazy("Large"))],
        widget=forms.RadioSelect,
        initial="usual",
        required=False,
    )
    without_private = forms.BooleanField(
        label=gettext_lazy("Leave out what is private"),
        help_text=gettext_lazy(
            "Violence and safety, sexual health, pregnancy and birth control, mental health, alcohol and drug use. "
            "Paper lies about, and others may read it. We may not recognize everything that is private: please look "
            "before you hand it on."
        ),
        required=False,
    )


def printed(request: HttpRequest, reach: Reach) -> HttpResponse:
    """The sheet that the form in the address asks for. What makes no sense in it is as if it were not there; the rest
    counts: a wish to leave out what is private is never lost with another one."""
    form = PrintForm(request.GET)
    form.full_clean()
    chosen = form.cleaned_data
    sheet = sheet_for(request.viewer, reach, without_private=bool(chosen.get("without_private")))
    context = {"sheet": sheet, "large": chosen.get("size") == "large", "reach": reach}
    title = _("Our page: %(name)s") % {"name": sheet.person.name}
    made = pdf(render_to_string("print/sheet.html", {**context, "as_pdf": True}, request), title)
    if made is None:
        return render(request, "print/sheet.html", context)
    # The name of the file is seen by whoever sees the screen or the disk: it names nobody.
    name = f"our-page-{timezone.localdate(sheet.printed_at):%Y-%m-%d}.pdf"
    return HttpResponse(
        made, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )
