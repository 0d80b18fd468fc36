"""What one result is, what it means for this person, what usually happens next, and what to ask."""

from .catalogue import IMPRINTS, MEASURANDS, Measurand, measurand_of
from .editions import Said, edition, everything_said
from .explain import explain, texts
from .explanation import Compared, Critical, Explanation, Where
from .history import History, history
from .numbers import UNITED_STATES, Place
from .saying import ends_said
from .whose import Whose, whose

__all__ = [
    "IMPRINTS", "MEASURANDS", "UNITED_STATES", "Compared", "Critical", "Explanation", "History", "Measurand", "Place",
    "Said", "Where", "Whose", "edition", "ends_said", "everything_said", "explain", "history", "measurand_of",
    "texts", "whose",
]  # fmt: skip
