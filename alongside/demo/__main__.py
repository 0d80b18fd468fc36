"""`python -m alongside.demo --write FOLDER --on 2026-11-24`: write the bundles and nothing else."""

import argparse
from datetime import date
from pathlib import Path

from .write import write


def main() -> None:
    """Read the two arguments and write."""
    parser = argparse.ArgumentParser(prog="python -m alongside.demo", description=__doc__)
    parser.add_argument("--write", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--on", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    asked = parser.parse_args()
    write(asked.write, asked.on)


if __name__ == "__main__":
    main()
