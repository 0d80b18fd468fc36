"""Reading what one viewer may see of one person, once for the whole page."""

from django.utils import timezone

from alongside.ground.chart.selectors import announced, known_of, visible, waiting_talks
from alongside.ground.people import selectors as people
from alongside.ground.people.reach import Reach
from alongside.ground.people.viewer import Viewer
from alongside.knowledge.plain.explaining import whose

from .sight import Sight


def sight_for(viewer: Viewer, reach: Reach, *, on_paper: bool = False) -> Sight:
    """The person's facts, filtered for this viewer last. The number of queries does not grow with the record."""
    known, talks, now = known_of(viewer, reach), waiting_talks(viewer, reach), timezone.now()
    return Sight(
        viewer=viewer,
        reach=reach,
        person=people.person(viewer, reach),
        facts=visible(viewer, reach, known.facts, talks),
        talks=announced(reach, known.facts, talks),
        records=known.records,
        now=now,
        on_paper=on_paper,
        about=whose(known.facts, timezone.localdate(now)),
    )
