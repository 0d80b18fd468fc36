"""Reading what one viewer may see of one person, once for the whole page."""

from django.utils import timezone

from alongside.ground.chart import selectors as chart
from alongside.ground.people import selectors as people
from alongside.ground.people.reach import Reach
from alongside.ground.people.viewer import Viewer

from .sight import Sight


def sight_for(viewer: Viewer, reach: Reach) -> Sight:
    """The person's facts, filtered for this viewer last. Their number of queries does not grow with the record."""
    facts = chart.visible(viewer, chart.facts_for(viewer, reach.person))
    return Sight(
        viewer=viewer,
        reach=reach,
        person=people.person(viewer, reach),
        facts=facts,
        records=chart.records_of(viewer, reach),
        now=timezone.now(),
    )
