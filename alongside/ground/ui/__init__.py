"""Layouts, slots, components, tokens."""
