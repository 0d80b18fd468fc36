"""What every kind of event is. The kinds themselves are in kinds.py."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise

BY_NAME: dict[str, type["Kind"]] = {}


@dataclass(frozen=True)
class Kind:
    """Base of all kinds. `name` is kept in the database and never changes; `says` is the sentence."""

    name: ClassVar[str]
    says: ClassVar[str | Promise]

    def __init_subclass__(cls, *, name: str, says: str | Promise) -> None:
        if name in BY_NAME:
            raise TypeError(f"two kinds are named {name}")
        cls.name, cls.says = name, says
        BY_NAME[name] = cls
