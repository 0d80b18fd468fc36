"""An answer as JSON: for every vaccine group where the patient stands, for every dose how it counts."""

from datetime import date
from typing import Any

from ..engine import Answer
from ..reasons import Reason
from ..state import NOT_RECOMMENDED, Evaluation
from ..vaccine_group.forecast import GroupForecast
from ..words import named, sentence

LANGUAGES = ("en", "es")
Row = dict[str, Any]


def answer_row(answer: Answer, explain: bool = False) -> Row:
    """`{"groups": …, "doses": …}`; with `explain`, reasons, and every forecast of a group that has several."""
    groups = {name: _group(forecasts, answer, explain) for name, forecasts in answer.groups.items()}
    doses: list[Row] = [
        {"n": d.dose.n, "evaluations": {g: _evaluation(e, answer, explain) for g, e in d.evaluations.items()}}
        for d in answer.doses
    ]
    doses += [{"n": dose.n, "evaluations": {}, "not_used": why} for dose, why in answer.unused]
    return {"groups": groups, "doses": doses}


def iso(day: int | None) -> str | None:
    """A day as YYYY-MM-DD."""
    return None if day is None else date.fromordinal(day).isoformat()


def _group(forecasts: list[GroupForecast], answer: Answer, explain: bool) -> Row:
    if not forecasts:
        row: Row = dict.fromkeys(("status", "dose_number", "earliest", "recommended", "past_due"))
        row["status"] = NOT_RECOMMENDED
        if explain:
            row["reasons"] = [_reason(Reason("5.1", "series.none"), answer)]
        return row
    row = _forecast(forecasts[0], answer, explain)
    if explain and len(forecasts) > 1:
        row["also"] = [_forecast(other, answer, explain) for other in forecasts[1:]]
    return row


def _forecast(forecast: GroupForecast, answer: Answer, explain: bool) -> Row:
    row: Row = {
        "status": forecast.status,
        "dose_number": forecast.dose_number,
        "earliest": iso(forecast.earliest),
        "recommended": iso(forecast.recommended),
        "past_due": iso(forecast.past_due),
    }
    if explain:
        row["decide_together"] = forecast.decide_together
        row["series"] = [track.series.name for track in forecast.series]
        row["vaccines"] = list(forecast.vaccines)
        row["reasons"] = [_reason(reason, answer) for track in forecast.series for reason in track.reasons]
    return row


def _evaluation(evaluation: Evaluation, answer: Answer, explain: bool) -> Row:
    row: Row = {"status": evaluation.status, "reason": named(evaluation.reasons)}
    if explain:
        row["target_dose"] = evaluation.target
        row["reasons"] = [_reason(reason, answer) for reason in evaluation.reasons]
    return row


def _reason(reason: Reason, answer: Answer) -> Row:
    row: Row = {"section": reason.section, "key": reason.key, "on": iso(reason.on), "limit": iso(reason.limit)}
    row["item"] = reason.item or None
    for audience in ("patient", "nurse"):
        row[audience] = {lang: sentence(reason, audience, lang, answer.schedule) for lang in LANGUAGES}
    return row
