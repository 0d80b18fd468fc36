"""Who this is, at the top of every page about a patient."""

from dataclasses import dataclass

from django.utils import timezone

from alongside.ground.people import selectors as people
from alongside.ground.people.reach import Reach, Via
from alongside.ground.people.viewer import Viewer
from alongside.knowledge.core.dates import PartialDate


@dataclass(frozen=True)
class Header:
    """`ages` is (least, greatest) in years, None when no birth date is known."""

    name: str
    called: str
    born: PartialDate | None
    ages: tuple[int, int] | None
    language: str
    deceased: bool
    broken_glass: bool


def header(viewer: Viewer, reach: Reach, person=None) -> Header:
    """From the person's own particulars: every role that reaches the page may see them. Read here unless at hand."""
    person, today = person or people.person(viewer, reach), timezone.localdate()
    return Header(
        name=person.name,
        called=person.called,
        born=person.birth,
        ages=people.ages(person, today),
        language=person.language,
        deceased=person.deceased,
        broken_glass=reach.via == Via.BREAK_GLASS,
    )
