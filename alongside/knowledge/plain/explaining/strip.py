"""Answers in words, as a strip gives them: none found, a trace, found; anything else is left as it stands."""

from alongside.knowledge.core.facts import Measurement

from .explanation import Compared, Standing, Where

NONE = ("negative", "neg", "not detected", "none", "none detected", "absent", "normal", "nil")
TRACE = ("trace", "traces", "+/-")
FOUND = ("positive", "pos", "detected", "present", "small", "moderate", "large", "1+", "2+", "3+", "4+", "+", "++",
         "+++", "++++")  # fmt: skip


def strip_standing(result: Measurement) -> Standing:
    """What the words say. `why` names a trace, for which there is a sentence of its own."""
    said = (result.answer.label if result.answer else result.text).casefold()
    said = said.split(" (")[0].strip(" .")
    if said in NONE:
        return Standing(Where.INSIDE, Compared.MARK)
    if said in TRACE:
        return Standing(Where.ABOVE, Compared.MARK, why="trace")
    return Standing(Where.ABOVE, Compared.MARK, why="found") if said in FOUND else Standing(why="words")
