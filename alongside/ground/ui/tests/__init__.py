"""Templates and what they are given."""
