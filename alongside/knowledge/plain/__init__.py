"""Trends as pictures and words."""
