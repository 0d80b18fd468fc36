"""Forms of a term: plurals by rule, so that data lists only what a rule does not give."""

# Between these, a Spanish name is about something else: "dolor de pecho" has many dolores and one pecho.
_SMALL = frozenset("de del en por para con sin al a la el los las y e o u entre sobre por".split())
_KEEP = ("is", "us", "x", "z")


def forms(name: str, language: str) -> tuple[str, ...]:
    """The name and its plural."""
    plural = _spanish(name) if language[:2] == "es" else _english(name)
    return (name,) if plural == name else (name, plural)


def _english(name: str) -> str:
    if name.endswith(("s", "x", "z", "ch", "sh")):
        return name if name.endswith("s") else name + "es"
    if name.endswith("y") and name[-2:-1] not in tuple("aeiou"):
        return name[:-1] + "ies"
    return name + "s"


def _spanish(name: str) -> str:
    words = name.split(" ")
    stop = next((i for i, word in enumerate(words) if word in _SMALL), len(words))
    return " ".join([*(_spanish_word(word) for word in words[:stop]), *words[stop:]])


def _spanish_word(word: str) -> str:
    if not word or word.endswith(_KEEP) and not word.endswith("z") or word.endswith("s"):
        return word
    if word.endswith("z"):
        return word[:-1] + "ces"
    return word + ("s" if word[-1] in "aeiouáéó" else "es")
