"""What the examples speak of. Everybody here is invented, and made anew for each reader's language."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator
from django.utils.dates import MONTHS_3
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from alongside.knowledge.core.dates import PartialDate
from alongside.knowledge.plain import range_picture
from alongside.knowledge.plain import trend as picture

from ..page.card import Dated, Line
from ..page.trends import Trend
from .forms import Sample, Short

DAYS = tuple(date(2026, month, 14) for month in range(4, 10))
A1C = tuple(map(Decimal, ("8.2", "8.0", "7.7", "7.4", "7.2", "6.9")))
TOP = tuple(map(Decimal, ("158", "152", "149", "144", "139", "136")))
BOTTOM = tuple(map(Decimal, ("96", "94", "92", "88", "86", "84")))


def spoken_of() -> dict[str, Any]:
    """Names for the examples' templates."""
    return {
        "form": Sample(auto_id="sample_%s"),
        "wrong": Short({"phone": ""}, auto_id="wrong_%s"),
        "maria": SimpleNamespace(name="Maria Alvarez"),
        "lee": SimpleNamespace(name="Hannah Lee", is_staff=True),
        "nurse": "Hannah Lee",
        "physician": "Nadia Shah",
        "code": "RQ7M-4KTX-9BWD",
        "by": datetime(2026, 11, 3, 22, 0, tzinfo=UTC),
        "reasons": [_("She called about chest pain.")],
        "lines": [_medicine()],
        "problem": Line(_("Chronic kidney disease"), source="riverside", explains=True),
        "sugar": _trend("sugar", _("Blood sugar over 3 months (A1c)"), _("It has come down 1.3 since April."),
                        [(A1C, "")], "%", picture.Band(_("your goal"), None, Decimal("7.0"))),
        "pressure": _trend("pressure", _("Blood pressure"), _("Top number: down 22 since April."),
                           [(TOP, _("top")), (BOTTOM, _("bottom"))], "mmHg"),
        "where": _where(),
        "second_page": Paginator(range(60), 20).page(2),
        "received": '{"resourceType": "Observation", "status": "final", "valueQuantity": {"value": 6.9, "unit": "%"}}',
    }  # fmt: skip


def _day(on: date) -> PartialDate:
    return PartialDate(on.isoformat(), on, on)


def _medicine() -> Line:
    return Line(
        _("Lisinopril 10 mg"),
        source="riverside",
        value=_("1 tablet each morning"),
        details=(_("for your blood pressure"),),
        dates=(Dated(_("since"), PartialDate("2024-03", date(2024, 3, 1), date(2024, 3, 31))),),
        as_of=datetime(2026, 9, 14, 16, 30, tzinfo=UTC),
    )


def _trend(key: str, title: str, headline: str, lines: list, unit: str, band: picture.Band | None = None) -> Trend:
    """A picture made as the pages' own are: by knowledge.plain."""
    series = [picture.Series(tuple(map(picture.Point, DAYS, values)), name) for values, name in lines]
    values = [f"{' / '.join(map(str, row))} {unit}" for row in zip(*(one for one, _name in lines), strict=True)]
    months = [str(MONTHS_3[month]).capitalize() for month in range(1, 13)]
    words = picture.Words(f"{title}. {headline}", _("last"), months)
    return Trend(
        key, title, headline,
        last=Line(values[-1], source="riverside", dates=(Dated(_("on"), _day(DAYS[-1])),)),
        svg=mark_safe(picture.trend_svg(series, words, key=f"trend-{key}", band=band)),  # noqa: S308 - escaped there
        rows=tuple((_day(on), said) for on, said in reversed(list(zip(DAYS, values, strict=True)))),
    )  # fmt: skip


def _where() -> SimpleNamespace:
    title = _("Potassium is 5.6. This is above the usual range.")
    ends = (range_picture.End(Fraction("3.5"), "3.5"), range_picture.End(Fraction("5.1"), "5.1"))
    words = range_picture.RangeWords(title, "5.6", _("usual"))
    svg = mark_safe(range_picture.range_svg(Fraction("5.6"), *ends, words, key="range-sample"))  # noqa: S308 - escaped
    return SimpleNamespace(svg=svg, name=_("Potassium"), value="5.6 mmol/L", usual="3.5 – 5.1")
