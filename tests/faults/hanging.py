"""A reaction that hangs, and one that does not even hear that it took too long. The product's worker, less patient.

`python -m tests.faults.hanging FIELD` makes settings change; FIELD says which of the two follows.
"""

import signal
import sys
import time

from django.apps import AppConfig

from .reacting import happen

LONGEST, GRACE = 1.0, 1.0


class HangingConfig(AppConfig):
    name = "tests.faults"
    label = "faults"

    def ready(self) -> None:
        from alongside.ground.spine import outbox
        from alongside.ground.spine.kinds import SettingsChanged
        from alongside.ground.spine.services import react

        outbox.LONGEST, outbox.GRACE = LONGEST, GRACE
        react(SettingsChanged, hang)


def hang(event) -> None:
    """Writes first, so that on SQLite everybody else waits; then never ends."""
    from alongside.ground.promises.services import open_promise

    open_promise(
        by=None, about=event.about_id, kind="look_at_same_person", owed_by=event.about_id, owed_to=event.about_id,
        subject=event.id,
    )  # fmt: skip
    if event.data["fields"] == ["deaf"]:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    while True:
        try:
            time.sleep(3600)
        except Exception:  # noqa: BLE001, S112 - as careless code does
            continue


if __name__ == "__main__":
    happen(sys.argv[1:], "tests.faults.wired_to_hang")
