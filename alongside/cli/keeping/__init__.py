"""Keeping what people entrusted: sealed backups, and the proof that they come back whole."""
