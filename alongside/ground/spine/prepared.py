"""A query that is put into SQL once: asked again with other values, it costs the asking alone.

Django makes every query anew, first as objects and then as SQL, which takes several times as long as the database takes
to answer. A page asks the same dozen questions of everybody, so they are decorated:

    @prepared
    def _roles(person: UUID) -> QuerySet[RoleHeld]:
        return RoleHeld.objects.filter(person=person, ended_at=None).values_list("role", flat=True)

    _roles(viewer.person_id)  # a list of what that queryset would give

Only the text of the question is kept, never an answer. The function is asked twice, with specimens in the place of its
arguments; what differs between both texts must be a specimen, so that a function which looks at a clock, or works on a
value before it asks, is refused at its first call and not answered wrongly ever after. The second time is in another
time zone and language: a text in which the first reader's stand is refused, too.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import lru_cache, partial, wraps
from itertools import count
from typing import Any, ParamSpec
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import DateTimeField, QuerySet, TextField, UUIDField
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.utils import timezone, translation

P = ParamSpec("P")
Shape = tuple[Any, ...]

# What can be exchanged, and the field that puts it into the database's own terms. All else becomes part of the text.
FIELDS = {UUID: UUIDField(), datetime: DateTimeField(), str: TextField()}
# No specimen stays as it is when somebody works on it: not a moment that is rounded, nor a text that is stripped, put
# into small letters, or has its wildcards escaped.
START = datetime.fromisoformat("1700-02-03T04:05:06.000001+00:00")
TEXT = " Specimen %_\\ {} "
ELSEWHERE = (("UTC", "en"), ("Pacific/Kiritimati", "es"))  # a turn each
SHAPES = 64  # texts kept of one question: it has another for each length of a list


def prepared(ask: Callable[P, QuerySet]) -> Callable[P, list]:
    """Call `ask` for its text alone; the answer is a list of models, tuples or flat values, as its queryset says.

    Arguments are keys, moments, texts and collections of them; None, numbers, days and members of an Enum are a part of
    the text. Raises TypeError for all else, and for a question that cannot be prepared. Nothing is asked where nothing
    can be found.
    """
    written = lru_cache(maxsize=SHAPES)(partial(_written, ask))

    @wraps(ask)
    def answer(*args: P.args) -> list:
        question = written(*map(_shape, args))
        return question.answer([value for arg in args for value in _values(arg)]) if question else []

    return answer


@dataclass(frozen=True)
class _Question:
    """`params` are the text's: what is in place for good, or in `slots` the number of a value that goes there."""

    sql: str
    params: tuple[Any, ...]
    slots: tuple[tuple[int, int], ...]
    converters: tuple[tuple[int, list, Any], ...]
    made: Callable[[Iterable[tuple]], list]

    def answer(self, values: list) -> list:
        params = list(self.params)
        for place, number in self.slots:
            params[place] = _in_database(values[number])
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            return self.made(self._read(cursor.fetchall()))

    def _read(self, rows: Iterable[tuple]) -> Iterator[list]:
        for row in map(list, rows):
            for place, converters, expression in self.converters:
                for convert in converters:
                    row[place] = convert(row[place], expression, connection)
            yield row


def _shape(arg: Any) -> Shape:
    """What of an argument the text depends on."""
    if type(arg) in FIELDS:
        return (type(arg),)
    if isinstance(arg, (tuple, list, set, frozenset)):
        return (tuple, *(_shape(one) for one in arg))
    if arg is None or isinstance(arg, (int, date, Enum)):
        return (None, arg)
    raise TypeError(f"{type(arg).__name__} cannot be prepared: it may say something else when it is read again")


def _values(arg: Any) -> Iterable:
    """What of an argument can be exchanged, in the order of its shape."""
    if type(arg) in FIELDS:
        return (arg,)
    if isinstance(arg, (tuple, list, set, frozenset)):
        return [value for one in arg for value in _values(one)]
    return ()


def _in_database(value: Any) -> Any:
    return FIELDS[type(value)].get_db_prep_value(value, connection)


def _written(ask: Callable, *shapes: Shape) -> _Question | None:
    """The question in SQL; None when the database need not be asked."""
    try:
        (one, compiler, (sql, params)), (other, _, (text, others)) = (_told(ask, shapes, turn) for turn in (0, 1))
    except EmptyResultSet:
        return None
    places = {place for place, both in enumerate(zip(params, others, strict=True)) if both[0] != both[1]}
    slots = tuple((place, one.index(params[place])) for place in sorted(places) if params[place] in one)
    fits = all(others[place] == other[number] for place, number in slots)
    if sql != text or len(slots) < len(places) or {number for _, number in slots} != set(range(len(one))) or not fits:
        raise TypeError(f"{ask.__qualname__} cannot be prepared: it does more with its arguments than ask for them")
    found = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
    converters = tuple((place, list(converters), column) for place, (converters, column) in found.items())
    return _Question(sql, tuple(params), slots, converters, _made(ask(*_specimens(shapes, 0)), compiler))


def _told(ask: Callable, shapes: Iterable[Shape], turn: int) -> tuple[list, Any, tuple[str, tuple]]:
    """The specimens as the database knows them, the compiler, and what it wrote."""
    specimens, (zone, language) = _specimens(shapes, turn), ELSEWHERE[turn]
    with timezone.override(zone), translation.override(language):
        query = ask(*specimens)
        compiler = query.query.get_compiler(connection=connection)
        return [_in_database(value) for arg in specimens for value in _values(arg)], compiler, compiler.as_sql()


def _specimens(shapes: Iterable[Shape], turn: int) -> list:
    number = count(1 + turn * 1_000)
    return [_specimen(shape, number) for shape in shapes]


def _specimen(shape: Shape, number: Iterator[int]) -> Any:
    kind, *parts = shape
    if kind is UUID:
        return UUID(int=next(number) << 64)
    if kind is datetime:
        return START + timedelta(microseconds=next(number))
    if kind is str:
        return TEXT.format(next(number))
    return tuple(_specimen(part, number) for part in parts) if kind is tuple else parts[0]


def _made(query: QuerySet, compiler: Any) -> Callable[[Iterable[list]], list]:
    """How rows become what the queryset gives."""
    if query._iterable_class is FlatValuesListIterable:
        return lambda rows: [row[0] for row in rows]
    if query._iterable_class is ValuesListIterable:
        return lambda rows: list(map(tuple, rows))
    if query._iterable_class is not ModelIterable:
        raise TypeError(f"{query._iterable_class.__name__} cannot be prepared")
    info, using = compiler.klass_info, connection.alias
    first, end = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column.target.attname for column, *_ in compiler.select[first:end]]
    others = get_related_populators(info, compiler.select, using)
    annotated = compiler.annotation_col_map.items() if compiler.annotation_col_map else ()

    def models(rows: Iterable[list]) -> list:
        made = []
        for row in rows:
            model = info["model"].from_db(using, names, row[first:end])
            for other in others:
                other.populate(row, model)
            for name, place in annotated:
                setattr(model, name, row[place])
            made.append(model)
        return made

    return models
