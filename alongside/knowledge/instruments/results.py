"""Each instrument as the command answers it: which inputs, and the names in the answer."""

from collections.abc import Callable
from typing import Any

from alongside.knowledge.core.asked import Choice, Field, Refused, take

from .alarm import Alarm, alarm
from .answers import AnswerList, Answers
from .catalogue import INSTRUMENTS
from .instrument import Instrument
from .promis import field as promis_field
from .promis import promis
from .restricted import collaborate, decisional_conflict, shared_decision
from .score import Score, score

LOOK_NOW = "; item {item} is above 0: a person must look at this now"


def answer(name: str, given: Any) -> dict[str, Any]:
    """The answer of one instrument. Raises Refused; an alarm is said even then, in the reason."""
    instrument = INSTRUMENTS[name]
    try:
        return _ANSWERS.get(name, _plain)(instrument, take(fields(instrument), given))
    except Refused as refused:
        answers = given.get(instrument.scoring["field"]) if isinstance(given, dict) else None
        if alarm(instrument, answers) is Alarm.ABOVE:
            refused.reason += LOOK_NOW.format(item=instrument.scoring["alarm_item"])
        raise


def fields(instrument: Instrument) -> tuple[Field, ...]:
    """What the instrument asks for."""
    rules = instrument.scoring
    if "physical" in rules:
        return (promis_field(instrument),)
    yes_no = (rules["low"], rules["high"]) == (0, 1)
    answers = AnswerList(rules["field"], rules["count"], rules["low"], rules["high"], yes_no)
    return (answers, Choice("sex", ("female", "male"))) if "positive_from_by_sex" in rules else (answers,)


def _of(instrument: Instrument, given: dict[str, Any]) -> tuple[Answers, Score]:
    answers: Answers = given[instrument.scoring["field"]]
    return answers, score(instrument, answers, given.get("sex", ""))


def _plain(instrument: Instrument, given: dict[str, Any]) -> dict[str, Any]:
    _answers, found = _of(instrument, given)
    rules = instrument.scoring
    values: dict[str, Any] = {} if "positive_if_any_from" in rules else {"total": found.total}
    if "bands" in rules:
        values["severity"] = found.band
    if any(key.startswith("positive") for key in rules):
        values["positive"] = found.positive
    return values | _gaps(found)


def _gaps(found: Score) -> dict[str, Any]:
    """Said only when something was left out."""
    return {"missing": found.missing, "filled_in": found.filled_in} if found.missing else {}


def _two_parts(short: str) -> Callable[[Instrument, dict[str, Any]], dict[str, Any]]:
    """An instrument whose first two questions are an instrument of their own."""

    def work(instrument: Instrument, given: dict[str, Any]) -> dict[str, Any]:
        answers, found = _of(instrument, given)
        first = score(INSTRUMENTS[short], answers[:2])
        values: dict[str, Any] = {"total": found.total, "severity": found.band}
        if "alarm_item" in instrument.scoring:
            said = alarm(instrument, answers)
            values["item9_positive"] = None if said is Alarm.UNANSWERED else said is Alarm.ABOVE
        values |= {f"{short}_total": first.total, f"{short}_positive": first.positive}
        return values | {"screen_positive": found.positive} | _gaps(found)

    return work


def _sure(instrument: Instrument, given: dict[str, Any]) -> dict[str, Any]:
    _answers, found = _of(instrument, given)
    return {"total": found.total, "decisional_conflict_likely": found.positive} | _gaps(found)


def _communication(instrument: Instrument, given: dict[str, Any]) -> dict[str, Any]:
    """One person's answers: how many are "always", of how many. The composite is over many people."""
    answers: Answers = given[instrument.scoring["field"]]
    return {"always": answers.count(4), "answered": len(answers) - answers.count(None)}


_ANSWERS: dict[str, Callable[[Instrument, dict[str, Any]], dict[str, Any]]] = {
    "phq9": _two_parts("phq2"),
    "gad7": _two_parts("gad2"),
    "sure_test": _sure,
    "cg_cahps_communication": _communication,
    "sdm_q_9": lambda instrument, given: shared_decision(given[instrument.scoring["field"]]),
    "collaborate": lambda instrument, given: collaborate(given[instrument.scoring["field"]]),
    "decisional_conflict_scale_16": lambda i, given: decisional_conflict(i, given[i.scoring["field"]]),
    "promis_global_10_v1_2": lambda i, given: promis(i, given[i.scoring["field"]]),
}
