"""The library: what medicine and communication science know. Standard library only; no clock, no network."""
