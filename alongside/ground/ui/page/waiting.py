"""Results that wait for a talk, because the person asked for one: announced, never shown."""
