"""Which vaccine doses count, what is due and when, and why."""

from .engine import Answer, forecast
from .patient import Dose, Patient
from .schedule.load import shipped
from .schedule.model import Schedule

__all__ = ["Answer", "Dose", "Patient", "Schedule", "forecast", "shipped"]
