"""How handing over can fail. The text of each is for the team and the log: it never holds an address or words."""


class NotNow(Exception):
    """It surely was not taken, and may be later: the other side is away, busy, or our settings are wrong."""


class Refused(Exception):
    """The other side says that this address does not work, and will not."""


class InDoubt(Exception):
    """It was handed over, and the line broke before the answer: nobody knows."""
