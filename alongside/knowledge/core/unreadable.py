"""Why something received cannot be read without risk of misleading."""


class Unreadable(ValueError):
    """`path` says where in the resource (as FHIRPath does), `reason` says why in plain words."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
