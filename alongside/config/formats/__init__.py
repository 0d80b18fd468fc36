"""How dates, hours and numbers are written, where the practice’s country has a way of its own."""
