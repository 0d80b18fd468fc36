"""What an answer to a text message means. Stopping is understood in any reasonable words (47 CFR 64.1200); whatever is
not surely that goes to a person, who reads it."""

import re

from alongside.knowledge.core.folding import folded

from .models import Reply

STOP = frozenset(
    """
    stop stopall unsubscribe unsuscribe cancel end quit revoke optout alto basta parar pare paren pares cancelar cancele
    cancelen baja detener detenga detengan
""".split()
)
START = frozenset("start unstop resume restart empezar iniciar reanudar comenzar".split())
# Words around it that change nothing.
AROUND = frozenset(
    """
    please pls now it this these that all me thank thanks you just ok hi hello texts text texting messages message
    messaging msgs sms sending por favor ya gracias esto todo mensajes textos los de
""".split()
)
_ABOUT = r"(?:text|messag|msg|sms|send|contact|writ|mensaj|texto|mand|envi|escrib)"
PHRASES = tuple(
    re.compile(words)
    for words in (
        rf"\b(?:stop|quit|cease)\b(?: \w+){{0,3}} {_ABOUT}\w*\b",
        r"\b(?:end|cancel)\b(?: (?:all|any|the|these|this|those|your|my))* (?:text|messag|msg|sms)\w*\b",
        rf"\b(?:no more|no longer|not any more|no mas)\b(?: \w+){{0,2}} {_ABOUT}\w*\b",
        rf"\b(?:do not|dont|never)\b(?: \w+){{0,2}} {_ABOUT}\w*\b(?: \w+){{0,2}} (?:me|again|anymore|here|this)\b",
        rf"\bdo not want\b(?: \w+){{0,3}} {_ABOUT}\w*\b",
        rf"\bdont want\b(?: \w+){{0,3}} {_ABOUT}\w*\b",
        r"\b(?:take|remove)(?: \w+){0,2} (?:off|from)\b(?: \w+){0,2} list\b",
        r"\b(?:remove|unsubscribe) me\b",
        r"\bopt(?: me)? out\b",
        r"\bleave me alone\b",
        r"\bwrong (?:number|person)\b",
        rf"\b(?:dejen?|dejar|deje|deja|paren?) (?:\w+ ){{0,3}}(?:me )?(?:{_ABOUT})\w*",
        # Spanish asks not to do something with an ending of its own: "no me enviaron los resultados" asks nothing.
        r"\bno (?:me |nos )?(?:mande|envie)[ns]?(?: \w+){0,2} (?:mensaje|texto)s?\b",
        r"\bno (?:me|nos) (?:mande|envie)[ns]? mas\b",
        r"\bno (?:quiero que |deseo que )?(?:me|nos) (?:escriba|contacte|textee)[ns]?\b",
        r"\bno (?:quiero|deseo|necesito) (?:\w+ ){0,3}(?:mensajes|textos)\b",
        r"\bnumero equivocado\b",
    )
)  # fmt: skip


def meaning(text: str) -> str:
    """Stop, start, or something that a person has to read."""
    said = _plain(text)
    words = set(said.split())
    for known, means in ((STOP, Reply.Meaning.STOP), (START, Reply.Meaning.START)):
        if words & known and words <= known | AROUND:
            return means
    first = _plain(re.split(r"[.!?,;:\n]", text.strip(), maxsplit=1)[0])
    sentences = [_plain(sentence) for sentence in re.split(r"[.!?;\n]", text)]
    if first in STOP or any(phrase.search(sentence) for phrase in PHRASES for sentence in sentences):
        return Reply.Meaning.STOP
    return Reply.Meaning.OTHER


def says_more(text: str) -> bool:
    """Whether somebody has to read it all the same: it asks to stop, and may say something else beside."""
    words = _plain(text).split()
    return not set(words) <= STOP | START | AROUND


def _plain(text: str) -> str:
    """Small letters without accents, words apart by one space."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", folded(text).casefold()).split())
