"""A whole file that is not read, and why."""


class Refused(Exception):
    """Raised while a file is read. Nothing of the file is kept; `reason` is for the person who sent it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
