"""Alongside: the page that a patient and their care team share."""

__version__ = "0.1.0"
