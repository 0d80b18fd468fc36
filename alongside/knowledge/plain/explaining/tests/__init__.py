"""Explained results."""
