"""Every instrument that is here, by name."""

from pathlib import Path

from .instrument import Instrument, load

INSTRUMENTS: dict[str, Instrument] = load(Path(__file__).parent / "data")
