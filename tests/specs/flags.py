"""What stands behind the spec tables of red flags, the page of all rules, and the page of what was measured."""

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from alongside.knowledge.core.asked import Field
from alongside.knowledge.redflags import RULES, Sourced, Urgency, Writing, message, weigh
from alongside.knowledge.redflags.measures import MEASURES
from alongside.knowledge.redflags.rules import AREAS, SOURCES

from .vaccines import Given

FIELDS: tuple[Field, ...] = (
    Given("text", "a text, which may be empty"), Given("author", "patient, helper or staff; changes nothing", True),
    Given("language", "en, es or another", True), Given("age", "years", True), Given("sex", "a word", True),
    Given("pregnant", "true or false", True), Given("readings", "code, value and unit of each", True),
    Given("answers", "sign and whether it is there", True),
)  # fmt: skip
SPEC = Path(__file__).parent.parent.parent / "alongside" / "knowledge" / "redflags" / "spec"
MESSAGES = SPEC / "messages"
UNMENDED = SPEC / "phrasings" / "unmended" / "reader.toml"
UNMENDED_NOTE = (
    "A later measurement than those above. A reader of the rules wrote 116 emergencies of self-harm, head injury and "
    "overdose: 68 were found. Words were added for the others, and vague words of suicide (a last time, a note, not "
    "being here tomorrow) and doses in mg, which had interrupted in everyday sentences, were made to sort only or "
    "taken out. The sentences below were written after the words had been added; no rule was mended from them. Rules "
    "as they were before found as many of these emergencies: **words that are added catch what they were added for and "
    "hardly anything else.** Everyday sentences were chosen to stand near the words of a danger; none is an emergency, "
    "and before, 7 of the 40 interrupted. That no message of the natural set interrupts falsely is not what a practice "
    "should expect."
)
SETS = {
    "dev": "The half that rules may be written from; its numbers are those of a class that knew the questions.",
    "test": (
        "The half that is only measured on: nobody who wrote a rule has read it. Wanted were 98 % of the emergencies, "
        "at most 15 % over-alarm, and Spanish within 3 points of English. First measurement, with rules that were "
        "final on the dev half: 225 of 262 emergencies (85.9 %; English 84.1 %, Spanish 89.3 %), over-alarm 41 of 248 "
        "(16.5 %), false interruptions 25 of 528 (4.7 %). **The 98 % were not reached.** Then rules were widened from "
        "general thinking, knowing topics and kinds of what was missed and no text. What stands below is later than "
        "that first measurement, and of rules that were changed after it."
    ),
    "natural": (
        "Messages as they come to a small practice. What interrupts here without cause is the figure that matters. "
        "Those that did were read once and rules mended from them, so it is no longer blind."
    ),
}
LABELS = ("emergency", "today", "routine", "unknown")
HEADS = ("rule", "when", "urgency", "interrupts", "source", "seen", "note")


@dataclass(frozen=True)
class Scored:
    """One message: what it should be and what came out. Its words are not kept."""

    language: str
    kind: str
    topic: str
    label: str
    said: str
    interrupts: bool


@lru_cache(maxsize=4)
def scored(name: str) -> tuple[Scored, ...]:
    """A set of messages, weighed."""
    lines = (MESSAGES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(_scored(json.loads(line)) for line in lines)


def _scored(row: dict[str, Any]) -> Scored:
    found = weigh(message({**row, "language": ""}))  # the language is part of the label, and no help to us
    return Scored(row["language"], row["kind"], row["topic"], row["label"], found.urgency.key, found.interrupt)


def recall(rows: Iterable[Scored]) -> tuple[int, int]:
    """Emergencies that were called so, of how many."""
    mine = [row for row in rows if row.label == "emergency"]
    return sum(row.said == "emergency" for row in mine), len(mine)


def over_alarm(rows: Iterable[Scored]) -> tuple[int, int]:
    """Those that are today or routine, and were called an emergency; of how many."""
    mine = [row for row in rows if row.label in ("today", "routine")]
    return sum(row.said == "emergency" for row in mine), len(mine)


def false_interruptions(rows: Iterable[Scored]) -> tuple[int, int]:
    """Those that interrupted somebody without being an emergency; of all messages."""
    every = list(rows)
    return sum(row.interrupts and row.label != "emergency" for row in every), len(every)


def measured() -> str:
    """The page of confusion tables, totals alone."""
    lines = [
        "# Red flags, measured", "",
        "On messages that were invented for this, with one labelling by their author; see "
        "[labelling](../../../alongside/knowledge/redflags/spec/messages/labelling.md). They say nothing about how "
        "well it does in a practice. No clinician has reviewed rules or labels.", "",
    ]  # fmt: skip
    for name, note in SETS.items():
        rows = scored(name)
        lines += [f"## {name}", "", note, "", *_confusion(rows), *_shares(rows), ""]
    lines += ["## Sentences that no rule was mended from", "", UNMENDED_NOTE, "", *_unmended(), ""]
    return "\n".join(lines)


def _confusion(rows: tuple[Scored, ...]) -> Iterator[str]:
    count = Counter((row.label, row.said) for row in rows)
    interrupts = Counter(row.label for row in rows if row.interrupts)
    yield f"| label | {' | '.join(LABELS)} | interrupts |"
    yield "|---" * (len(LABELS) + 2) + "|"
    for label in LABELS:
        yield f"| **{label}** | {' | '.join(str(count[label, said]) for said in LABELS)} | {interrupts[label]} |"
    yield ""


def _shares(rows: tuple[Scored, ...]) -> Iterator[str]:
    yield "| | emergencies found | over-alarm | false interruptions |"
    yield "|---|---|---|---|"
    groups = [("all", rows)]
    for kind in ("language", "kind", "topic"):
        for value in sorted({getattr(row, kind) for row in rows}):
            groups.append((f"{kind} {value}", tuple(row for row in rows if getattr(row, kind) == value)))
    for title, mine in groups:
        shares = (recall(mine), over_alarm(mine), false_interruptions(mine))
        yield f"| {title} | {' | '.join(_share(*one) for one in shares)} |"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "none"


def _unmended() -> Iterator[str]:
    yield "| what | language | called emergencies | interrupt |"
    yield "|---|---|---|---|"
    for what, languages in tomllib.loads(UNMENDED.read_text(encoding="utf-8")).items():
        for language, texts in languages.items():
            found = [weigh(Writing(text=text)) for text in texts]
            called = sum(one.urgency is Urgency.EMERGENCY for one in found)
            interrupts = sum(one.interrupt for one in found)
            yield f"| {what} | {language} | {_share(called, len(found))} | {_share(interrupts, len(found))} |"


def rules_page() -> str:
    """Every rule and every line with its source, in Markdown."""
    seen = sum(type(rule) is Sourced for rule in RULES.values())
    lines = [
        "# Rules of red flags", "",
        f"{len(RULES)} rules; {seen} rest on a source that was seen and may speak to a patient once a clinician of the "
        "practice accepts them, the others alarm staff alone. A condition is one concept of each group. Combinations "
        "and words are this project's own; the source is for the sign and its urgency.", "",
    ]  # fmt: skip
    for area in AREAS:
        lines += [f"## {area.name}", "", f"| {' | '.join(HEADS)} |", "|---" * len(HEADS) + "|"]
        for rule in area.rules:
            when = " and ".join(" or ".join(group) for group in rule.when) + (", near each other" if rule.near else "")
            yes = "yes" if rule.interrupt else "sorts"
            checked = "yes" if type(rule) is Sourced else "no: staff alone"
            cells = (f"`{rule.id}`", when, rule.urgency.key, yes, _source(rule.source), checked, rule.note)
            lines.append(f"| {' | '.join(cells)} |")
        lines += [""]
    lines += ["## Lines of readings", "", "| measure | past | means | source |", "|---|---|---|---|"]
    for measure in MEASURES.values():
        for line in measure.lines:
            past = f"{line.op} {line.value:g} {measure.base}".strip()
            lines.append(f"| {measure.name} | {past} | {line.concept} | {_source(SOURCES[line.source][0])} |")
    return "\n".join([*lines, ""])


def _source(source: Any) -> str:
    said = f"{source.organisation}. {source.document}. {source.date}."
    return f"{said} <{source.url}>" if source.url.startswith("http") else said
