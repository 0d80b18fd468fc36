"""Whether a draft says what happens next, who does it, and by when."""

import re
from dataclasses import dataclass

from ..level.text import sentences
from .times import times

_WILL = r"(?: will|['’]ll| can| are going to|['’]re going to| is going to| plan to| should| need to| may)\b"
_WE = {
    "en": r"\b(?:(?:i|we|they|it|he|she|you|(?:the|our|your) \w+(?: \w+)?|dr\.? \w+)"
    rf"{_WILL}|let['’]s|(?:your )?next steps?\b)",
    "es": r"(?:\b\w+(?:ar|er|ir)(?:emos|é|á|án)\b|\b(?:haremos|haré|hará|diremos|diré|dirá|tendremos|podrá|vendrá|"
    r"saldrá|habrá|pondremos|podremos|vamos a|voy a|va a|van a|puede|debe|tiene que|necesita|hay que|"
    r"(?:el )?(?:siguiente|próximo) paso)\b)",
}
_DO = {
    "en": r"(?:\A|[:;,]\s|\band |\bor |\bthen |\bplease |\bjust )\W*(?:please |then |just |do not |don['’]t )*"
    r"(?:call|come|take(?! care)|keep|stop|start|bring|go|send|write|check|measure|drink|eat|rest|return|schedule|make|"
    r"pick up|continue|use|tell|let us know|message|get|ask|watch|reply|try|hold|skip)\b",
    "es": r"\b(?:llame|venga|tome|deje|siga|traiga|vaya|mande|envíe|escriba|mida|revise|beba|coma|descanse|haga|use|"
    r"díganos|dígame|avísenos|avise|pida|espere|llámenos|escríbanos|pase|recoja|continúe|empiece|pare|suspenda|regrese|"
    r"vuelva|pruebe|evite|mándenos|responda|mire)\b",
}
# What nobody can act on, though it is said in the future: "you will feel better".
_NO_ACT = {
    "en": re.compile(
        r"\b(?:will|may|can|should) (?:feel|be|get better|have|not be|go away|notice|help|work|cause)\b", re.I
    ),
    "es": re.compile(
        r"\b(?:se sentirá|estará|será|tendrá|se le quitará|mejorará|puede sentir|puede ser|puede tener)\b", re.I
    ),
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """Where it says what happens, by when, and where only something like “soon” stands: (start, end) of each.

    `together`: a step and its time stand in one sentence or in neighbours.
    """

    what: tuple[tuple[int, int], ...]
    when: tuple[tuple[int, int], ...]
    vague: tuple[tuple[int, int], ...]
    together: bool


def next_step(draft: str, language: str) -> NextStep:
    """What a draft says of the next step. It reads patterns, not meaning: a reminder for who writes."""
    language = "es" if language[:2] == "es" else "en"
    acts = re.compile(f"{_WE[language]}|{_DO[language]}", re.IGNORECASE)
    found = sentences(draft)
    what, when, vague, together, before = [], [], [], False, (False, False)
    for one in found:
        said = draft[one.start : one.end]
        step = bool(acts.search(_NO_ACT[language].sub(lambda m: "." * len(m.group()), said))) and "?" not in said
        time = times(said, language)
        what += [(one.start, one.end)] if step else []
        when += [(one.start + a, one.start + b) for a, b in time.exact]
        vague += [(one.start + a, one.start + b) for a, b in time.vague]
        here = (step, bool(time.exact))
        together = together or all(here) or (here[0] and before[1]) or (here[1] and before[0])
        before = here
    return NextStep(tuple(what), tuple(when), tuple(vague), together)
