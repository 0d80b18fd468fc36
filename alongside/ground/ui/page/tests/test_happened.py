"""The access log and the timeline in words."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.utils import timezone, translation

from alongside.ground.people.viewer import Viewer
from alongside.ground.spine import kinds

from ..happened import acts_by_day, looks_by_day, sentence

ME, SHAH = UUID(int=1), UUID(int=2)
VIEWER = Viewer(ME, "Maria Alvarez")
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def look(who: UUID, at: datetime, purpose: str = "care") -> SimpleNamespace:
    name = "Priya Shah" if who == SHAH else "Maria Alvarez"
    return SimpleNamespace(viewer_id=who, viewer=SimpleNamespace(name=name), purpose=purpose, first_at=at)


def event(kind: str, by: UUID | None, **data) -> SimpleNamespace:
    actor = SimpleNamespace(name="Priya Shah") if by else None
    return SimpleNamespace(kind=kind, by_id=by, by=actor, data=data, recorded_at=NOON)


def test_one_line_for_each_person_purpose_and_day() -> None:
    rows = [
        look(SHAH, NOON),
        look(ME, NOON, "self"),
        look(SHAH, NOON - timedelta(hours=3)),
        look(SHAH, NOON - timedelta(days=1)),
    ]
    days = looks_by_day(VIEWER, rows, {SHAH: ["physician"]})
    assert [len(day.items) for day in days] == [2, 1]
    shah, me = days[0].items
    assert (shah.name, shah.role, shah.purpose, len(shah.hours)) == ("Priya Shah", "physician", "your care", 2)
    assert me.opened_own
    assert me.role == ""


def test_a_look_of_ones_own_says_what_for_unless_it_was_ones_own_page() -> None:
    rows = [look(ME, NOON, "self"), look(ME, NOON, "list")]
    ((opened, listed),) = (day.items for day in looks_by_day(VIEWER, rows, {ME: ["nurse"]}))
    assert opened.opened_own
    assert not listed.opened_own
    assert (listed.name, listed.role, listed.purpose) == ("You", "nurse", "finding you in a list")


def test_one_look_at_two_records_of_one_person_is_told_once() -> None:
    ((shah,),) = (day.items for day in looks_by_day(VIEWER, [look(SHAH, NOON), look(SHAH, NOON)], {}))
    assert shah.hours == (NOON,)


def test_days_are_the_readers_days() -> None:
    late = datetime(2026, 3, 10, 3, 30, tzinfo=UTC)  # still the evening before in Chicago
    with timezone.override("America/Chicago"):
        (day,) = looks_by_day(VIEWER, [look(SHAH, late)], {})
    assert day.date.isoformat() == "2026-03-09"


def test_sentences_name_who_did_it() -> None:
    invited = event("people.helper_invited", ME, grant="x", helper="Rosa")
    assert sentence(VIEWER, invited, {}) == "You invited Rosa to help."
    assert sentence(VIEWER, event("people.glass_broken", SHAH, reason="Called at night"), {}).startswith(
        "Priya Shah opened"
    )
    assert sentence(VIEWER, event("people.role_given", None, role="patient"), {}) == "The system gave a role: patient."


def promise(kind: str = "talk_about_result", by: UUID | None = SHAH) -> SimpleNamespace:
    owner = SimpleNamespace(name="Priya Shah") if by == SHAH else None
    return SimpleNamespace(kind=kind, owed_by_id=by, owed_by=owner, owed_by_role="" if by else "physician")


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("New promise. Priya Shah: Talk about a new result.", promise()),
        ("New promise. The team (physician): Talk about a new result.", promise(by=None)),
        ("New promise. You: Talk about a new result.", promise(by=ME)),
        ("New promise. Priya Shah: gone_for_good.", promise("gone_for_good")),
        # it may speak of somebody else's record
        ("New promise. The team (physician): Keep the records in order.", promise("look_at_same_person", None)),
    ],
)
def test_a_promise_says_what_was_promised_and_by_whom(said, made) -> None:
    assert sentence(VIEWER, event("promises.made", None, promise="p"), {"p": made}) == said


def test_how_a_promise_ended_says_which_one() -> None:
    found = {"p": promise(), "q": promise(by=None)}
    kept, closed = (event(f"promises.{how}", SHAH, promise="p") for how in ("kept", "released"))
    handed = event("promises.handed_on", SHAH, promise="p", to="q")
    assert sentence(VIEWER, kept, found) == "Priya Shah kept a promise: Talk about a new result."
    assert sentence(VIEWER, closed, found).endswith("no longer needed: Talk about a new result.")
    assert sentence(VIEWER, handed, found).endswith("a promise on. The team (physician): Talk about a new result.")


def test_a_kind_that_nobody_knows_any_more_is_still_told() -> None:
    (day,) = acts_by_day(VIEWER, [event("gone.for_good", SHAH)])
    assert day.items[0].sentence == "Priya Shah: gone.for_good"


def test_every_kind_can_be_said() -> None:
    for kind in kinds.BY_NAME.values():
        fields = dict.fromkeys(kind.__dataclass_fields__, "x")
        assert "{" not in sentence(VIEWER, event(kind.name, SHAH, **fields), {})


def test_why_a_promise_was_moved_is_said_in_the_readers_language() -> None:
    hours = event("promises.moved", None, promise="x", was="", due="", why="")
    storm = event("promises.moved", None, promise="x", was="", due="", why="Ice on the roads")
    with translation.override("es"):
        assert sentence(VIEWER, hours, {}).endswith("cambió nuestro horario")
        assert sentence(VIEWER, storm, {}).endswith("Ice on the roads")
