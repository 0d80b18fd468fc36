"""The doors: how people and other systems come in."""
