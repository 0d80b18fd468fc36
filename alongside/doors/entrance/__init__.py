"""Signing in: the one door that strangers see."""
