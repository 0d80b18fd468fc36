"""Layouts, components, tokens; and our page with its slots."""
