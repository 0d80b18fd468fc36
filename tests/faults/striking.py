"""Clocks that strike slowly enough to be killed in. `python -m tests.faults.striking N` makes N late promises."""

import hashlib
import os
import sys
from datetime import timedelta

from django.apps import AppConfig

SETTINGS = "tests.faults.wired_clocks"
WORK, PIECE = 300, bytes(65536)


class StrikingConfig(AppConfig):
    name = "tests.faults"
    label = "striking"

    def ready(self) -> None:
        from alongside.ground.promises.clocks import firing

        sound = firing.record

        def record(*args, **named):
            _work()  # the steps are marked, and nothing is said yet
            said = sound(*args, **named)
            _work()  # it is said, and not yet committed
            return said

        firing.record = record


def _work() -> None:
    for _ in range(WORK):
        hashlib.sha256(PIECE).digest()


def happen(times: int) -> None:
    """Each about a person of its own."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from alongside.ground.people.services import give_role, register_person
    from alongside.ground.promises.services import open_promise

    with transaction.atomic():
        nurse = register_person(by=None, origin="test", given="Lee").id
        give_role(by=None, person=nurse, role="nurse")
        for number in range(times):
            person = register_person(by=None, origin="test", given=str(number), patient=True).id
            due = timezone.now() - timedelta(days=30 if number % 2 else 0)
            owed = {"about": person, "owed_to": person, "owed_by": nurse, "due_at": due}
            open_promise(by=None, kind="talk_about_result", ladder="answer", **owed)


if __name__ == "__main__":
    happen(int(sys.argv[1]))
