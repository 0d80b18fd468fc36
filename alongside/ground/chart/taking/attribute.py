"""Records that came before their Patient: finding whose they are, once everything is in."""

from collections.abc import Iterator

from ..models import Resource
from . import bulk
from .names import Key
from .resolve import owner, resolve

AT_ONCE = 2000


def attribute(source: int) -> Iterator[list[tuple[str, str]]]:
    """Give nobody's records their person, a slice a time: (resource, person) keys as hex. Repeats while it finds any.

    Repeating matters for a record that names another record which in turn names the Patient.
    """
    progress = True
    while progress:
        progress = False
        for rows in _slices(source):
            keys = {key: (kind, Key(subject, base)) for key, kind, subject, base in rows}
            targets = resolve(source, (wanted for _kind, wanted in keys.values()))
            found = [
                (key.hex, person.hex)
                for key, (kind, wanted) in keys.items()
                if (person := owner(kind, targets.get(wanted)))
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
        rows = list(some.values_list("id", "type", "subject_key", "subject_base")[:AT_ONCE])
        if not rows:
            return
        last = rows[-1][0]
        yield rows
