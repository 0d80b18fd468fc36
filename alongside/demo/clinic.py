"""Making the fictional clinic, through the same doors and services as a real one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from alongside.ground.chart.services import import_files

from . import living
from .sign_in import SignIn, write_list
from .staffing import accept_everything, hire, open_practice, put_on_duty
from .story import Story
from .write import CLINIC, stories, write

RECORDS = "demo-records"  # the bundles as they were brought in: a folder of the home, to look at


def build(*, on: date, say: Callable[[str], None]) -> dict[str, UUID]:
    """Fill an empty home with the clinic as it stands on the day `on`; `say` is told what is going on.

    Returns everybody's person: patients by the key of their story, staff and helpers by sign-in name.

    Raises ValidationError when the home has a practice already: real data and invented data never meet.
    """
    with transaction.atomic():
        open_practice(on)
        staff = hire()
        put_on_duty(staff)
        accept_everything(staff["shah"], CLINIC["staff"]["shah"]["name"])
    everybody = stories()
    written = write(Path(settings.HOME) / RECORDS, on)
    say(f"Bringing in the records of {len(everybody)} people …")
    import_files(by=None, paths=[written.first], demo=True)
    persons = living.find_persons(everybody)
    say("Teams, helpers and sign-ins …")
    with transaction.atomic():
        living.form_teams(everybody, persons, staff)
        signs = [*_staff_sign_ins(staff), *_settle(everybody, persons, staff)]
    # after wishes about results: so a fresh one is held
    import_files(by=None, paths=[written.later], demo=True)
    write_list(Path(settings.HOME), signs)
    say(f"{len(signs)} people can sign in.")
    return persons | {sign.username: sign.person for sign in signs}


def _staff_sign_ins(staff: dict[str, UUID]) -> list[SignIn]:
    signs = []
    for key, told in CLINIC["staff"].items():
        living.give_sign_in(staff[key], key)
        signs.append(SignIn(key, staff[key], told["name"], told["role"], "staff", told["line"]))
    return signs


def _settle(everybody: list[Story], persons: dict[str, UUID], staff: dict[str, UUID]) -> list[SignIn]:
    """The people of the main stories move in; then the rest of what happened, now that everybody is there."""
    main = [story for story in everybody if story.line]
    signs = [sign for story in main for sign in living.settle_in(story, persons[story.key])]
    helpers = [h for story in main for h in living.invite_helpers(story, persons[story.key], staff["lee"])]
    for story in main:
        living.ask_corrections(story, persons[story.key], staff)
        living.look(story, persons[story.key], staff | {helper.username: helper.person for helper in helpers})
    return signs + helpers
