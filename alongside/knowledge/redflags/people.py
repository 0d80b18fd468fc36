"""What a message says of the person: age in days, pregnancy. Fields and text add up: nothing takes a trait away."""

from collections.abc import Iterator, Sequence

from .scanner import Token

DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
UNITS = {
    **dict.fromkeys("day days dia dias d do".split(), "day"),
    **dict.fromkeys("week weeks wk wks w semana semanas sem wo".split(), "week"),
    **dict.fromkeys("month months mo mos mth mths mes meses m".split(), "month"),
    **dict.fromkeys("year years yr yrs y yo ano anos anito anitos".split(), "year"),
}
WHOLE = {"yo": "year", "mo": "month", "wo": "week", "do": "day"}  # already say "old"
OLD = frozenset(
    "old o edad age nacido nacida newborn baby infant bebe shots checkup vaccines vacunas boy girl "
    "female male son daughter".split()
)
SMALL = frozenset(
    "baby infant newborn bebe nino nina hijo hija son daughter kid child toddler boy girl nene nena grandson nieto "
    "nieta granddaughter twins gemelos lo tiene shes hes cumplio".split()
)
NUMBERS = {
    word: number
    for number, words in enumerate(
        "zero one,un,uno,una two,dos three,tres four,cuatro five,cinco six,seis seven,siete eight,ocho nine,nueve "
        "ten,diez eleven,once twelve,doce".split()
    )
    for word in words.split(",")
}
# trait → ages in days, from and below
BY_AGE = {
    "newborn": (0, 28), "under_3_months": (0, 91), "under_6_months": (0, 183), "baby": (0, 366),
    "under_5": (0, 5 * 365.25),
    "child": (0, 16 * 365.25),
}  # fmt: skip
OLDEST = 125 * 365.25
CARRIES = frozenset(
    ", de im am i at only tengo estoy shes hes es now almost nearly already ya casi about are is".split()
)
NOT_CARRIED = frozenset(
    "ago old of on for post after late in since supply to later from de despues pp postpartum out".split()
)
PRETERM = (20, 36)  # weeks of pregnancy; a birth before 37 is early


def traits_of_age(days: float) -> set[str]:
    """Which age groups somebody of so many days belongs to."""
    return {name for name, (low, high) in BY_AGE.items() if low <= days < high}


def ages(tokens: Sequence[Token]) -> Iterator[tuple[float, int, int]]:
    """Ages that the text names, in days, with the tokens: "8 week old", "4yo", "mi bebé de 2 meses"."""
    for at, number in _numbers(tokens):
        unit, behind = _unit(tokens, at + 1)
        if unit is None or not 0 <= number * DAYS[unit] <= OLDEST:
            continue
        word = tokens[behind - 1].entry.word
        after = {token.entry.word for token in tokens[behind : behind + 3]}
        before = {token.entry.word for token in tokens[max(0, at - 8) : at]}
        said = word in WHOLE or bool(after & OLD) or (unit != "year" and bool(before & SMALL) and "for" not in before)
        if said or (unit == "year" and word.startswith("ano") and "hace" not in before):
            yield number * DAYS[unit], at, behind


def pregnant_by_weeks(tokens: Sequence[Token]) -> Iterator[tuple[float, int, int]]:
    """Weeks that can only be of a pregnancy: "I'm 29 weeks", "36 weeks, headache", "tengo 34 semanas"."""
    for weeks, at, behind in weeks_of_pregnancy(tokens):
        before = tokens[at - 1].entry if at else None
        after = tokens[behind].entry.word if behind < len(tokens) else ""
        opens = before is None or before.stop or before.word in CARRIES
        if opens and 4 <= weeks <= 42 and after not in NOT_CARRIED:
            yield weeks, at, behind


def weeks_of_pregnancy(tokens: Sequence[Token]) -> Iterator[tuple[float, int, int]]:
    """Numbers of weeks, of which the caller knows that they are of a pregnancy."""
    for at, number in _numbers(tokens):
        unit, behind = _unit(tokens, at + 1)
        if unit == "week":
            yield number, at, behind


def _numbers(tokens: Sequence[Token]) -> Iterator[tuple[int, float]]:
    for at, token in enumerate(tokens):
        number = token.entry.number if token.entry.number is not None else NUMBERS.get(token.entry.word)
        if number is not None:
            yield at, number


def _unit(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    while at < len(tokens) and tokens[at].entry.word in ("-", "and", "y", "half", "medio", "."):
        at += 1
    if at >= len(tokens):
        return None, at
    return UNITS.get(tokens[at].entry.word), at + 1
