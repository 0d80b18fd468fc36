"""One antigen series of CDC's supporting data to our own row."""

from typing import Any
from xml.etree.ElementTree import Element

from .xml_rows import codes, iso, rows, text

Row = dict[str, Any]
TOGETHER = "shared clinical decision"


def without_blanks(row: Row) -> Row:
    """The row without what is None, empty or False."""
    return {name: value for name, value in row.items() if value not in (None, "", [], {}, False)}


def series_row(row: Element) -> Row:
    """A series with its doses. The data say only in its name that it is to be decided together."""
    name = text(row, "seriesName") or ""
    preference = text(row, "selectSeries/seriesPreference")
    return without_blanks(
        {
            "name": name,
            "vaccine_group": text(row, "vaccineGroup"),
            "kind": text(row, "seriesType"),
            "decide_together": TOGETHER in name.casefold().replace("-", " "),
            "equivalent_groups": " ".join(codes_of_groups(text(row, "equivalentSeriesGroups"))),
            "genders": [g for g in (" ".join((e.text or "").split()) for e in row.iterfind("requiredGender")) if g],
            "default": text(row, "selectSeries/defaultSeries") == "Yes",
            "product_path": text(row, "selectSeries/productPath") == "Yes",
            "series_group": text(row, "selectSeries/seriesGroup"),
            "series_group_name": text(row, "selectSeries/seriesGroupName"),
            "priority": text(row, "selectSeries/seriesPriority"),
            "preference": int(preference) if preference else None,
            "minimum_age_to_start": text(row, "selectSeries/minAgeToStart"),
            "maximum_age_to_start": text(row, "selectSeries/maxAgeToStart"),
            "indications": [_indication(i) for i in rows(row, "indication")],
            "doses": [dose_row(d) for d in row.iterfind("seriesDose")],
        }
    )


def dose_row(row: Element) -> Row:
    """One series dose."""
    number = (text(row, "doseNumber") or "").split()[-1]
    return without_blanks(
        {
            "dose": int(number),
            "recurring": text(row, "recurringDose") == "Yes",
            "season": _season(row),
            "ages": [_age(a) for a in rows(row, "age")],
            "intervals": [_interval(i) for i in rows(row, "interval")],
            "allowable_intervals": [_interval(i) for i in rows(row, "allowableInterval")],
            "preferable": _vaccines(row, "preferableVaccine"),
            "allowable": _vaccines(row, "allowableVaccine"),
            "inadvertent": " ".join(c for v in rows(row, "inadvertentVaccine") for c in codes(text(v, "cvx"))),
            "skips": [_skip(s) for s in rows(row, "conditionalSkip")],
        }
    )


def _season(row: Element) -> list[str | None] | None:
    start, end = (iso(text(row, f"seasonalRecommendation/{name}Date")) for name in ("start", "end"))
    return [start, end] if start or end else None


def codes_of_groups(written: str | None) -> list[str]:
    """The numbers of series groups in a list."""
    return [part.strip() for part in (written or "").replace(",", ";").split(";") if part.strip()]


def _indication(row: Element) -> Row:
    return without_blanks(
        {"observation": text(row, "observationCode/code"), "begin": text(row, "beginAge"), "end": text(row, "endAge")}
    )


def _span(row: Element) -> Row:
    return {"effective": iso(text(row, "effectiveDate")), "cessation": iso(text(row, "cessationDate"))}


def _age(row: Element) -> Row:
    return without_blanks(
        {
            "absolute_minimum": text(row, "absMinAge"),
            "minimum": text(row, "minAge"),
            "earliest_recommended": text(row, "earliestRecAge"),
            "latest_recommended": text(row, "latestRecAge"),
            "maximum": text(row, "maxAge"),
            **_span(row),
        }
    )


def _interval(row: Element) -> Row:
    if text(row, "fromPrevious") == "Y":
        since = "previous"
    elif dose := text(row, "fromTargetDose"):
        since = f"dose {dose.split()[-1]}"
    elif vaccines := codes(text(row, "fromMostRecent")):
        since = "vaccines " + " ".join(vaccines)
    else:
        since = f"observation {text(row, 'fromRelevantObs/code') or ''}"
    return without_blanks(
        {
            "from": since,
            "absolute_minimum": text(row, "absMinInt"),
            "minimum": text(row, "minInt"),
            "earliest_recommended": text(row, "earliestRecInt"),
            "latest_recommended": text(row, "latestRecInt"),
            # The specification says "Y"; the data of 4.64 say "override".
            "priority": (text(row, "intervalPriority") or "").casefold() in ("y", "yes", "override"),
            **_span(row),
        }
    )


def _vaccines(dose: Element, path: str) -> list[Row]:
    """Vaccines that differ in nothing but their code share a row."""
    same: dict[tuple[Any, ...], list[str]] = {}
    for row in rows(dose, path):
        volume = text(row, "volume")
        key = (
            text(row, "beginAge"),
            text(row, "endAge"),
            text(row, "mvx"),
            text(row, "tradeName"),
            float(volume) if volume else None,
            text(row, "forecastVaccineType") == "Y",
        )
        same.setdefault(key, []).extend(codes(text(row, "cvx")))
    names = ("begin", "end", "product", "trade_name", "volume", "forecast")
    return [
        without_blanks({"cvx": " ".join(dict.fromkeys(c)), **dict(zip(names, key, strict=True))})
        for key, c in same.items()
    ]


def _skip(row: Element) -> Row:
    return without_blanks(
        {
            "when": (text(row, "context") or "both").casefold(),
            "any_set": (text(row, "setLogic") or "").casefold() == "or",
            "sets": [_set(s) for s in rows(row, "set")],
        }
    )


def _set(row: Element) -> Row:
    return without_blanks(
        {
            "number": text(row, "setID"),
            "any_condition": (text(row, "conditionLogic") or "").casefold() == "or",
            "conditions": [_condition(c) for c in rows(row, "condition")],
            **_span(row),
        }
    )


def _condition(row: Element) -> Row:
    kind = (text(row, "conditionType") or "").casefold()
    count = text(row, "doseCount")
    return without_blanks(
        {
            "kind": "vaccine count" if kind.startswith("vaccine count") else kind,
            "begin": text(row, "beginAge"),
            "end": text(row, "endAge"),
            "start_date": iso(text(row, "startDate")),
            "end_date": iso(text(row, "endDate")),
            "interval": text(row, "interval"),
            "comparison": (text(row, "doseCountLogic") or "").casefold(),
            "count": count,
            "doses": (text(row, "doseType") or "").casefold(),
            "vaccines": " ".join(codes(text(row, "vaccineTypes"))),
            "series_groups": " ".join(codes_of_groups(text(row, "seriesGroups"))),
        }
    )
