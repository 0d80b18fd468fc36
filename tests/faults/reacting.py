"""A reaction with an effect that shows each time it runs, and that takes long enough to be killed in.

`python -m tests.faults.reacting N` makes N things happen.
"""

import hashlib
import os
import sys
from collections.abc import Iterable

from django.apps import AppConfig

SETTINGS = "tests.faults.wired"
WORK = 600  # pieces of 64 KB hashed: some twenty milliseconds
PIECE = bytes(65536)


class ReactingConfig(AppConfig):
    name = "tests.faults"
    label = "faults"

    def ready(self) -> None:
        from alongside.ground.spine.kinds import SettingsChanged
        from alongside.ground.spine.services import react

        react(SettingsChanged, owe_twice)


def owe_twice(event) -> None:
    """Two promises in one effect: killed between them, neither may stay."""
    from alongside.ground.promises.services import open_promise

    for _half in range(2):
        open_promise(
            by=None, about=event.about_id, kind="look_at_same_person", owed_by=event.about_id,
            owed_to=event.about_id, subject=event.id,
        )  # fmt: skip
        for _ in range(WORK):
            hashlib.sha256(PIECE).digest()


def happen(fields: Iterable[str], settings: str = SETTINGS) -> None:
    """One person changes their settings, each of these on its own."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    django.setup()
    from django.db import transaction

    from alongside.ground.people.services import register_person
    from alongside.ground.spine.kinds import SettingsChanged
    from alongside.ground.spine.services import record_all

    person = register_person(by=None, origin="test", given="Maria", patient=True).id
    with transaction.atomic():
        record_all([(SettingsChanged(fields=[field]), person) for field in fields], by=person)


if __name__ == "__main__":
    happen(map(str, range(int(sys.argv[1]))))
