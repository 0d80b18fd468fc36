"""Telling somebody once that there is something for them: by e-mail, by text message, or by a call."""
