"""The questions in what a patient wrote: those with a mark, and those that ask without one."""

import re
from dataclasses import dataclass

from ..level.text import sentences

# How people ask without a question mark. A statement that merely begins like one is no harm: it is shown, not judged.
_ASKS = {
    "en": re.compile(
        r"\A\W*(?:(?:and|but|so|also|hi|hello)\W+)*(?:what|when|where|which|who|why|how|can i|can you|could i|"
        r"could you|"
        r"should i|should we|do i|do we|am i|is it|is there|are there|will i|will it|would it|may i)\b"
        r"|\b(?:i(?: am|['’]m| was) wondering|i wonder|i(?: would|['’]d) like to (?:know|ask)|"
        r"i want(?:ed)? to (?:know|ask)|"
        r"please (?:tell|let) me|let me know|my question is|not sure (?:if|whether|what|how|when))\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\A\W*(?:(?:y|pero|también|hola)\W+)*(?:qué|cuándo|cómo|dónde|cuál|cuánto|cuánta|cuántos|cuántas|quién|"
        r"por qué|"
        r"puedo|puede|debo|debería|tengo que|hay que|es normal)\b"
        r"|\b(?:quisiera saber|quiero saber|me gustaría saber|me pregunto|quería preguntar|quiero preguntar|"
        r"no sé si|dígame|me puede decir|mi pregunta es)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question at text[start:end]."""

    start: int
    end: int
    text: str


def questions(text: str, language: str) -> tuple[Question, ...]:
    """What a patient asks, in order. Whatever looks like asking is one: better one too many than one unseen."""
    asks = _ASKS["es" if language[:2] == "es" else "en"]
    found = []
    for one in sentences(text):
        said = text[one.start : one.end].strip()
        if "?" in said or asks.search(said):
            found.append(Question(one.start, one.start + len(said), said))
    return tuple(found)
