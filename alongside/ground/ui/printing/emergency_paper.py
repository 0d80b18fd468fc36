"""The emergency copy as a file that stands alone: a PDF, or where Pango is missing a page for the browser's print."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from alongside.ground.practice.selectors import the_practice

from .emergency import EmergencyCopy
from .pdf import STATIC, pdf

LINK = '<link rel="stylesheet" href="print.css">'


@dataclass(frozen=True)
class Paper:
    """`ending` is pdf or html."""

    content: bytes
    ending: str


def on_paper(copy: EmergencyCopy, *, style_at: str = "") -> Paper:
    """No link leads out of it: when it is needed, nothing else may be there.

    `style_at`: where a page that a server answers finds its style sheet, because it may hold none itself.
    """
    practice = the_practice()
    context = {"copy": copy, "practice": practice, "demo_mode": bool(practice and practice.demo)}
    html = render_to_string("print/emergency.html", {**context, "as_pdf": True})
    made = pdf(html, _("Emergency copy"))
    if made is not None:
        return Paper(made, "pdf")
    page = render_to_string("print/emergency.html", {**context, "as_pdf": False})
    if style_at:
        return Paper(page.replace(LINK, f'<link rel="stylesheet" href="{style_at}">').encode(), "html")
    style = (STATIC / "print.css").read_text(encoding="utf-8")
    return Paper(page.replace(LINK, f"<style>{style}</style>").encode(), "html")
