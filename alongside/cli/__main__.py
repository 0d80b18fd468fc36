"""`python -m alongside.cli` is the command `alongside`."""

from .main import run

run()
