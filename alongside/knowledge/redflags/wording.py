"""What is said to whoever wrote: what to do now. Only rules whose source was seen have words.

Nothing here says that all is well: where no rule speaks, what stands is that nobody watches for emergencies here.
"""

from dataclasses import dataclass
from pathlib import Path

from alongside.knowledge.core.wording import Words, words

from .urgency import Urgency
from .weigh import Verdict

FOLDER = Path(__file__).parent
EMERGENCY, CRISIS, POISON = "911", "988", "1-800-222-1222"  # of the United States; a practice elsewhere names its own


@dataclass(frozen=True, slots=True)
class Said:
    """What to do, in sentences, the most urgent first; where it is from; whether a translator signed the words."""

    do: tuple[str, ...]
    sources: tuple[str, ...]
    professional: bool


def said(
    verdict: Verdict, language: str, *, emergency: str = EMERGENCY, crisis: str = CRISIS, poison: str = POISON
) -> Said:
    """For a patient or helper, with the numbers to call as arguments. Never empty."""
    say = texts(language)
    numbers = {"emergency": emergency, "crisis": crisis, "poison": poison}
    keys = [f"{flag.urgency.key}.{flag.rule.advice}" for flag in verdict.told if flag.urgency >= Urgency.TODAY]
    if not keys and verdict.urgency >= Urgency.UNKNOWN:
        keys = ["today.unsure"]
    sentences = [say(key, **numbers) for key in dict.fromkeys([*keys[:2], "always.not_watched"])]
    sources = [f"{flag.rule.source.organisation}. {flag.rule.source.document}." for flag in verdict.told[:2] if keys]
    return Said(tuple(sentences), tuple(dict.fromkeys(sources)), say.professional)


def texts(language: str) -> Words:
    """The words of this topic."""
    return words(FOLDER, language)
