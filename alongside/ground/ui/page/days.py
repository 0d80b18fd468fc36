"""Days and months written out. A page says few of them, many times, and to write one takes longer than all else."""

from datetime import date
from functools import lru_cache

from django.utils import formats
from django.utils.dates import MONTHS_3


@lru_cache(maxsize=20_000)
def written(day: date, style: str, _language: str | None) -> str:
    """A day in one of Django's formats; the language must be the one that is spoken now."""
    return formats.date_format(day, style)


@lru_cache(maxsize=20)
def months(_language: str | None) -> list[str]:
    """The months in short, as they stand below a picture; the language must be the one that is spoken now."""
    return [str(MONTHS_3[month]).capitalize() for month in range(1, 13)]
