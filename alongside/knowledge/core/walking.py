"""Following a path through a resource: dotted names, lists flattened, indexes kept for the error."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .unreadable import Unreadable

Reader = Callable[[Any, str], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a fact: the first of `paths` that gives something, or all that each gives when `many`."""

    name: str
    paths: tuple[tuple[str, ...], ...]
    read: Reader
    many: bool = False

    def of(self, resource: dict[str, Any], root: str) -> Any:
        """The field's value: None (or an empty tuple when `many`) where the resource does not have it."""
        if self.many:
            if all(path[0] not in resource for path in self.paths):
                return ()
            found = (self.read(value, at) for path in self.paths for value, at in walk(resource, path, root))
            return tuple(item for item in found if item)
        for path in self.paths:
            if path[0] not in resource:
                continue
            for value, at in walk(resource, path, root):
                item = self.read(value, at)
                if item is not None and item != "":
                    return item
        return None


def field(name: str, paths: str, read: Reader, *, many: bool = False) -> Field:
    """A Field from paths written as text, in order of preference: "onsetDateTime, onsetPeriod.start"."""
    return Field(name, tuple(tuple(path.strip().split(".")) for path in paths.split(",")), read, many)


def walk(value: Any, path: tuple[str, ...], at: str) -> Iterator[tuple[Any, str]]:
    """Each non-empty value at `path` below `value`, with where it stands. Raises Unreadable on a wrong shape."""
    if value is None or value in ("", [], {}):
        return
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, path, f"{at}[{index}]")
    elif not path:
        yield value, at
    elif isinstance(value, dict):
        yield from walk(value.get(path[0]), path[1:], f"{at}.{path[0]}")
    else:
        raise Unreadable(at, f"expected an object with “{path[0]}”, found something else")
