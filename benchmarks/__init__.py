"""Measurements: the machine's limits first, then ratios in one run. CPU seconds stand beside wall time."""
