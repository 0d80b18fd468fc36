"""Clocks of promises: what is said when, to whom, until it is kept. See docs/decisions/0010."""
