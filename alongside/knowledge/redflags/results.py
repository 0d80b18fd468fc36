"""A message as a command and the spec tables ask of it: plain values in, plain values out.

Only a text that is missing is Refused. Another field that cannot be read is passed over: a slip in an age must never
hide what the text says.
"""

from collections.abc import Mapping
from typing import Any

from alongside.knowledge.core.asked import MISSING, Refused

from .weigh import Measured, Verdict, Writing, weigh

OLDEST = 125.0
MOST = 200  # readings and answers of one message


def answer(row: Mapping[str, Any]) -> dict[str, Any]:
    """{"urgency", "interrupt", "flags"}. Raises Refused for a row without a text."""
    return values(weigh(message(row)))


def message(row: Mapping[str, Any]) -> Writing:
    """The message of a row. Raises Refused for one without a text."""
    text = row.get("text")
    if not isinstance(text, str):
        raise Refused("text", MISSING if text is None else "not a text", "a text, which may be empty")
    return Writing(
        text=text, author=_word(row.get("author")), language=_word(row.get("language")), age=_age(row.get("age")),
        sex=_word(row.get("sex")), pregnant=_so(row.get("pregnant")), readings=_readings(row.get("readings")),
        answers=_answers(row.get("answers")),
    )  # fmt: skip


def values(verdict: Verdict) -> dict[str, Any]:
    """A verdict in plain values. `span` is [start, end] in the text, or null for what did not stand in it."""
    flags = [
        {
            "rule": flag.rule.id, "span": list(flag.span) if flag.span else None, "urgency": flag.urgency.key,
            "source": f"{flag.rule.source.organisation}. {flag.rule.source.document}.",
        }
        for flag in verdict.flags
    ]  # fmt: skip
    return {"urgency": verdict.urgency.key, "interrupt": verdict.interrupt, "flags": flags}


def _word(given: Any) -> str:
    return given.strip() if isinstance(given, str) else ""


def _age(given: Any) -> float | None:
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        return None
    try:
        years = float(given)
    except (ValueError, OverflowError):
        return None
    return years if 0 <= years <= OLDEST else None


def _so(given: Any) -> bool | None:
    if isinstance(given, str):
        return {"true": True, "yes": True, "false": False, "no": False}.get(given.strip().casefold())
    return given if isinstance(given, bool) else None


def _readings(given: Any) -> tuple[Measured, ...]:
    rows = [one for one in given[:MOST] if isinstance(one, Mapping)] if isinstance(given, list) else []
    return tuple(Measured(_word(one.get("code")), one.get("value"), _word(one.get("unit"))) for one in rows)


def _answers(given: Any) -> dict[str, bool]:
    pairs = list(given.items())[:MOST] if isinstance(given, Mapping) else []
    return {name: so for name, so in pairs if isinstance(name, str) and isinstance(so, bool)}
