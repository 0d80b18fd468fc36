"""Promises: who owes what to whom by when, and how it ended."""
