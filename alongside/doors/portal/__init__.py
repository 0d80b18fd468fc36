"""Pages for patients and helpers."""
