"""The chart: received records kept byte for byte, and the facts read from them."""
