"""How the command speaks: one console, calm words, and errors that say what to do."""

from typing import NoReturn

import typer
from rich.console import Console

out = Console(highlight=False, soft_wrap=True)  # a path or an address is never cut in two
err = Console(stderr=True, highlight=False, soft_wrap=True)


def seen(words: str) -> str:
    """What a file says of itself, as it can be seen: what would steer the terminal becomes a dot."""
    return "".join(letter if letter.isprintable() else "·" for letter in words)


def stop(words: str, code: int = 1) -> NoReturn:
    """Say what is wrong and what to do, and end."""
    err.print(words, style="bold", soft_wrap=True)
    raise typer.Exit(code)
