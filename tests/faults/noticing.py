"""`python -m tests.faults.noticing CHANNEL`: a patient who wants to be told this way, and one thing to tell them."""

import os
import sys


def happen(channel: str) -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings"
    django.setup()
    from datetime import time

    from alongside.ground.notices.services import choose, notify
    from alongside.ground.people.selectors import viewer_for
    from alongside.ground.people.services import register_person, set_contact

    person = register_person(by=None, origin="test", given="Maria", family="Tester", patient=True).id
    address = {"email": ("email", "maria@patients.example"), "sms": ("phone", "312-555-0142")}[channel]
    set_contact(by=None, person=person, kind=address[0], value=address[1])
    loud = {"quiet_from": time(0), "quiet_until": time(0, 1)}
    choose(by=viewer_for(person), person=person, channel=channel, how="on our page", at_once=True, **loud)
    notify(by=None, cause="a test", person=person, kind="answer")


if __name__ == "__main__":
    happen(sys.argv[1])
