"""Chances and scores that can be trusted: see README.md."""

from .catalogue import CALCULATORS
from .chance import Chance, Count
from .frame import Calculator, Gathered, Result

__all__ = ["CALCULATORS", "Calculator", "Chance", "Count", "Gathered", "Result"]
