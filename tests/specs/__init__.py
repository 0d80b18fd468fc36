"""Spec tables: rules as rows that are tested, and rendered into docs/specs so that a clinician can read them."""
