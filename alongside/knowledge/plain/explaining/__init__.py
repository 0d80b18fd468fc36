"""What one result is, what it means for this person, what usually happens next, and what to ask."""

from .catalogue import CARDS, MEASURANDS, Measurand, measurand_of
from .explain import explain
from .explanation import Compared, Critical, Explanation, Where
from .numbers import UNITED_STATES, Place
from .whose import Whose, whose

__all__ = [
    "CARDS", "MEASURANDS", "UNITED_STATES", "Compared", "Critical", "Explanation", "Measurand", "Place", "Where",
    "Whose", "explain", "measurand_of", "whose",
]  # fmt: skip
