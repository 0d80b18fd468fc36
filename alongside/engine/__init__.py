"""The workshop: the same rules over everybody at once."""
