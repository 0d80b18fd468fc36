"""What a new practice still lacks, for those who can give it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.ground.chart import selectors as chart
from alongside.ground.people import selectors as people
from alongside.ground.people.roles import May
from alongside.ground.people.viewer import Viewer
from alongside.ground.practice.selectors import locations


@dataclass(frozen=True)
class Step:
    """Something to do once. `url` is where."""

    words: str
    url: str
    done: bool


def first_steps(viewer: Viewer, phone: str) -> list[Step]:
    """In the order we recommend; nothing once all are done, and nothing for who cannot do them.

    `phone`: the practice's.
    """
    if not (viewer.may(May.CHANGE_PRACTICE) and viewer.may(May.GIVE_ROLES) and viewer.may(May.READ_IMPORTS)):
        return []
    others = people.staff(viewer).exclude(person=viewer.person_id)
    steps = [
        Step(_("Give the practice its telephone number"), reverse("desk:practice"), bool(phone)),
        Step(
            _("Say where it is and when it is open"),
            reverse("desk:place_new"),
            locations(timezone.localdate()).exists(),
        ),
        Step(_("Set your own name, and invite the staff"), reverse("desk:people"), others.exists()),
        Step(_("Bring in the patients’ records"), reverse("desk:imports"), chart.runs(viewer).exists()),
    ]
    return [] if all(step.done for step in steps) else steps
