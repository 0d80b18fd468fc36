"""The words of an instrument: the official English; Spanish that no professional has signed."""

from pathlib import Path

from alongside.knowledge.core.wording import Words, words

from .instrument import Option

FOLDER = Path(__file__).parent
OWNER = {"phq2": "phq9", "gad2": "gad7"}


def texts(language: str) -> Words:
    """The words of this topic."""
    return words(FOLDER, language)


def item_text(instrument: str, item: str, language: str) -> str:
    """A question. The short forms ask the first questions of the long ones."""
    return texts(language)(f"instrument.{OWNER.get(instrument, instrument)}.item.{item}")


def stem(instrument: str, language: str) -> str:
    """What stands before the questions; "" where nothing does."""
    return str(texts(language).texts.get(f"instrument.{OWNER.get(instrument, instrument)}.stem", ""))


def option_text(option: Option, language: str) -> str:
    """An answer. The same answers have the same words wherever they stand."""
    return texts(language)(f"option.{option.key}")
