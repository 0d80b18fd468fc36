"""Records that came before their Patient: finding whose they are, once everything is in."""

from collections.abc import Iterator

from ..models import Resource
from . import bulk
from .names import Key
from .resolve import resolve

AT_ONCE = 2000


def attribute(source: int) -> Iterator[list[tuple[str, str]]]:
    """Give nobody's records their person, a slice a time: (resource, person) keys as hex. Repeats while it finds any.

    Repeating matters for a record that names another record which in turn names the Patient.
    """
    progress = True
    while progress:
        progress = False
        for rows in _slices(source):
            keys = {key: Key(subject, base) for key, subject, base in rows}
            targets = resolve(source, keys.values())
            found = [
                (key.hex, targets[wanted].person.hex)
                for key, wanted in keys.items()
                if wanted in targets and targets[wanted].person
            ]
            if found:
                progress = True
                bulk.update(Resource, ("person",), [(person, key) for key, person in found])
                yield found


def _slices(source: int) -> Iterator[list[tuple]]:
    nobodys = Resource.objects.filter(source=source, person=None).exclude(subject_key="").order_by("id")
    last = None
    while True:
        some = nobodys.filter(id__gt=last) if last else nobodys
        rows = list(some.values_list("id", "subject_key", "subject_base")[:AT_ONCE])
        if not rows:
            return
        last = rows[-1][0]
        yield rows
