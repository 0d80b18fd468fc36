"""Following a path through a resource: dotted names, lists flattened, indexes kept for the error."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .unreadable import Unreadable

Reader = Callable[[Any, str], Any]
_EMPTY = frozenset({type(None), str, list, dict})  # when these hold nothing, they say nothing: 0 and false do


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a fact: the first of `paths` that gives something, or all that each gives when `many`."""

    name: str
    paths: tuple[tuple[str, ...], ...]
    read: Reader
    many: bool = False
    heads: frozenset[str] = frozenset()  # where its paths begin

    def of(self, resource: dict[str, Any], root: str) -> Any:
        """The field's value: None (or an empty tuple when `many`) where the resource does not have it."""
        if self.many:
            return self._all(resource, root)
        for path in self.paths:
            value = resource.get(path[0])
            if value is None:
                continue
            # Most paths are one name and hold one value: no walk is needed for those.
            if len(path) == 1 and type(value) is not list:
                item = None if says_nothing(value) else self.read(value, f"{root}.{path[0]}")
            else:
                item = self._first(value, path, root)
            if item is not None and item != "":
                return item
        return None

    def _all(self, resource: dict[str, Any], root: str) -> tuple[Any, ...]:
        found: list[Any] = []
        for path in self.paths:
            value = resource.get(path[0])
            if value is not None:
                at = f"{root}.{path[0]}"
                found += [item for inner, where in walk(value, path[1:], at) if (item := self.read(inner, where))]
        return tuple(found)

    def _first(self, value: Any, path: tuple[str, ...], root: str) -> Any:
        for inner, where in walk(value, path[1:], f"{root}.{path[0]}"):
            item = self.read(inner, where)
            if item is not None and item != "":
                return item
        return None


def field(name: str, paths: str, read: Reader, *, many: bool = False) -> Field:
    """A Field from paths written as text, in order of preference: "onsetDateTime, onsetPeriod.start"."""
    parts = tuple(tuple(path.strip().split(".")) for path in paths.split(","))
    return Field(name, parts, read, many, frozenset(path[0] for path in parts))


def says_nothing(value: Any) -> bool:
    """Whether it is null, or an empty text, list or object."""
    return not value and type(value) in _EMPTY


def walk(value: Any, path: tuple[str, ...], at: str) -> list[tuple[Any, str]]:
    """Each non-empty value at `path` below `value`, with where it stands. Raises Unreadable on a wrong shape."""
    found: list[tuple[Any, str]] = []
    _walk(value, path, at, found)
    return found


def _walk(value: Any, path: tuple[str, ...], at: str, found: list[tuple[Any, str]]) -> None:
    if type(value) is list:
        for index, item in enumerate(value):
            if path or type(item) is list:
                _walk(item, path, f"{at}[{index}]", found)
            elif not says_nothing(item):
                found.append((item, f"{at}[{index}]"))
    elif says_nothing(value):
        return
    elif not path:
        found.append((value, at))
    elif isinstance(value, dict):
        inner = value.get(path[0])
        if inner is not None:
            _walk(inner, path[1:], f"{at}.{path[0]}", found)
    else:
        raise Unreadable(at, f"expected an object with “{path[0]}”, found something else")
