"""Writes `natural.jsonl`: the bodies of `bodies.jsonl`, greeted and signed as people do, in one fixed order.

Only routine bodies come more than once, or two in a message: so composing never changes a label, and every message
that carries a danger, present or past, is its own. Run it from the checkout: `python -m` and this module's name.
"""

import hashlib
import json
from pathlib import Path

HERE = Path(__file__).parent

GREETINGS = {
    "en": [
        "", "Hi,", "Hello Dr. Patel,", "Good morning,", "hi there,", "Hey doc,", "Dear team,", "Quick question.",
        "Me again.",
    ],
    "es": ["", "Hola,", "Buenos dias doctora,", "Buenas tardes,", "Disculpe,", "Hola doctor,", "Una pregunta."],
}  # fmt: skip
SIGNED = {
    "en": [
        "", "Thanks", "Thank you!", "Thanks so much, Linda", "", "Have a good day", "Sent from my iPhone", "- Bob T.",
        "🙏", "Talk soon",
    ],
    "es": ["", "Gracias", "Muchas gracias!", "Saludos, Rosa M.", "Que tenga buen dia", "🙏"],
}  # fmt: skip
JOINED = {"en": ["Also,", "Another thing:", "And", "P.S."], "es": ["Tambien,", "Otra cosa:", "Y", "P.D."]}


def sentence(text: str) -> str:
    """With a full stop, where nothing ends it yet."""
    return text if text[-1] in ".!?" else f"{text}."


def wrapped(text: str, language: str, turn: int) -> str:
    """A body with a greeting and a signature; every fifth one typed without capitals."""
    side = "es" if language == "es" else "en"
    before, after = GREETINGS[side][turn % len(GREETINGS[side])], SIGNED[side][(turn // 2) % len(SIGNED[side])]
    whole = " ".join(part for part in (before, sentence(text) if after else text, after) if part)
    return whole.lower() if turn % 5 == 4 else whole


def composed() -> list[dict[str, object]]:
    """All messages of the natural set, in the order of the file."""
    bodies = [json.loads(line) for line in (HERE / "bodies.jsonl").read_text(encoding="utf-8").splitlines()]
    routine = [body for body in bodies if body["label"] == "routine"]
    made = [
        dict(body, text=wrapped(body["text"], body["language"], turn) if turn % 2 else body["text"])
        for turn, body in enumerate(bodies)
    ]
    for turn, body in enumerate(routine):
        made.append(dict(body, text=wrapped(body["text"], body["language"], 3 * turn + 1)))
    for language, every in (("en", 17), ("es", 2)):
        alike = [body for body in routine if body["language"] == language]
        for turn, body in enumerate(alike[::every]):
            other = alike[(turn * 7 + 5) % len(alike)]
            both = f"{sentence(body['text'])} {JOINED[language][turn % 4]} {other['text']}"
            made.append(dict(body, text=wrapped(both, language, turn)))
    unique = {str(message["text"]).lower(): message for message in made}
    mixed = sorted(unique.values(), key=lambda message: hashlib.sha256(str(message["text"]).encode()).digest())
    return [{"id": f"natural-{number:04}", **message} for number, message in enumerate(mixed, 1)]


def lines() -> str:
    """The file itself."""
    return "".join(json.dumps(message, ensure_ascii=False) + "\n" for message in composed())


if __name__ == "__main__":
    (HERE / "natural.jsonl").write_text(lines(), encoding="utf-8")
