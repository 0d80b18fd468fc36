"""Where a text says by when: exact times, and words that only sound like one."""

import re
from dataclasses import dataclass

_NUMBER_EN = r"(?:\d+|a|an|one|two|three|four|five|six|seven|ten|a\ few|a\ couple\ of)"
_NUMBER_ES = r"(?:\d+|un|una|dos|tres|cuatro|cinco|seis|siete|diez|unos|unas|pocos|pocas)"
_DAY_EN = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY_ES = r"(?:lunes|martes|miércoles|miercoles|jueves|viernes|sábado|sabado|domingo)"
_EXACT = {
    "en": re.compile(
        rf"""\b(?:today|tonight|tomorrow|{_DAY_EN}s?|this\ (?:morning|afternoon|evening|week)
        |next\ (?:week|month|visit|{_DAY_EN})|by\ the\ end\ of\ (?:the|this|next)\ \w+
        |(?:in|within|after|for)\ (?:the\ next\ |about\ )?{_NUMBER_EN}(?:\ (?:to|or)\ \d+)?\ (?:business\ )?
        (?:minute|hour|day|week|month|year)s?
        |(?:before|at|after)\ your\ (?:next\ )?(?:visit|appointment)
        |(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?
        |nov(?:ember)?|dec(?:ember)?)\.?\ \d{{1,2}}|may\ \d{{1,2}}|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?
        |(?:at|by|before|until)\ (?:\d{{1,2}}(?::\d\d)?\ ?[ap]\.?m\.?|noon))(?!\w)""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "es": re.compile(
        rf"""\b(?:hoy|(?<!la\ )(?<!cada\ )mañana|{_DAY_ES}|est[ae]\ (?:tarde|noche|semana|mes)
        |(?:la\ )?próxima\ (?:semana|visita|cita)|(?:el\ )?próximo\ (?:mes|{_DAY_ES})|la\ semana\ que\ viene
        |(?:en|dentro\ de|después\ de|por|durante)\ (?:l[oa]s\ próxim[oa]s\ )?{_NUMBER_ES}(?:\ (?:a|o)\ \d+)?[ ]
         (?:minuto|hora|día|dia|semana|mes|año)(?:e?s)?
        |antes\ de\ su\ (?:próxima\ )?(?:visita|cita)|en\ su\ próxima\ (?:visita|cita)
        |\d{{1,2}}\ de\ (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)
        |\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|a\ las?\ \d{{1,2}}(?::\d\d)?)(?!\w)""",
        re.IGNORECASE | re.VERBOSE,
    ),
}
_VAGUE = {
    "en": re.compile(
        r"\b(?:soon|shortly|as soon as (?:possible|we can)|asap|later|eventually|when(?:ever)? (?:we|you) can|"
        r"in due course|at some point|in a while)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:pronto|en breve|lo antes posible|cuanto antes|más adelante|más tarde|luego|cuando (?:se )?pueda|"
        r"en cuanto (?:se )?pueda|a la brevedad)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Times:
    """(start, end) of each place, in order."""

    exact: tuple[tuple[int, int], ...]
    vague: tuple[tuple[int, int], ...]


def times(text: str, language: str) -> Times:
    """The times a text says. How often (each day) is none: it says no end."""
    language = "es" if language[:2] == "es" else "en"
    return Times(*(tuple(m.span() for m in one[language].finditer(text)) for one in (_EXACT, _VAGUE)))
