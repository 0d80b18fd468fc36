"""Whatever is done in whatever order, a helper sees what a model of a few lines says: no more, no less."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.ground.people import services

from .clinic import Clinic, sees, viewer

CHICAGO_IN_WINTER = "Etc/GMT+6"


@dataclass
class Paper:
    """What the model knows of one grant."""

    contents: set[str]
    last_day: date | None
    code_until: datetime
    accepted: bool = False
    confirmed: datetime | None = None
    ended: bool = False
    paused: bool = False

    def opens(self, now: datetime) -> bool:
        today = (now - timedelta(hours=6)).date()
        in_time = self.last_day is None or today <= self.last_day
        return self.confirmed is not None and in_time and not self.ended and not self.paused


@dataclass
class Model:
    """All that was granted. Of several grants the one confirmed last counts."""

    papers: list[Paper] = field(default_factory=list)

    def seen(self, now: datetime) -> set[str] | None:
        open_now = [paper for paper in self.papers if paper.opens(now)]
        return max(open_now, key=lambda paper: paper.confirmed).contents if open_now else None


class Play:
    """The same steps for the model and for the real services. A step says whether it must be refused."""

    def __init__(self, clock) -> None:
        self.clock, self.clinic, self.model = clock, Clinic(), Model()
        self.maria = self.clinic.person("Maria", patient=True, timezone=CHICAGO_IN_WINTER)
        self.rosa, self.ben, self.nurse = (self.clinic.person(n) for n in ("Rosa", "Ben", "Lee"))
        services.give_role(by=None, person=self.nurse.id, role="nurse")
        self.made: list[tuple[UUID, str]] = []

    def do(self, name: str, which: int, contents: frozenset[str], days: int | None) -> None:
        self.clock.move(minutes=1)
        last_day = None if days is None else (self.clock.now - timedelta(hours=6)).date() + timedelta(days=days)
        if name == "time":
            self.clock.move(hours=11 * (days or 0))
        elif name == "invite":
            scope = {"contents": sorted(contents), "expires_on": last_day}
            grant, code = self.clinic.invited(patient=self.maria, **scope)
            self.made.append((grant.id, code))
            self.model.papers.append(Paper(set(contents), last_day, self.clock.now + timedelta(days=14)))
        elif self.made:
            which %= len(self.made)
            getattr(self, name)(self.model.papers[which], *self.made[which], contents, last_day)

    def accept(self, paper, _grant, code, *_):
        refused = paper.accepted or paper.ended or self.clock.now >= paper.code_until
        self._try(refused, services.accept_help, by=viewer(self.rosa), code=code)
        paper.accepted |= not refused

    def confirm(self, paper, grant, *_):
        refused = paper.ended or not paper.accepted
        self._try(refused, services.confirm_helper, by=viewer(self.maria), grant=grant, how="passport")
        if not refused:
            paper.confirmed = paper.confirmed or self.clock.now

    def change(self, paper, grant, _code, contents, last_day):
        scope = {"contents": sorted(contents), "sensitive": [], "expires_on": last_day}
        self._try(paper.ended, services.change_grant, by=viewer(self.maria), grant=grant, **scope)
        if not paper.ended:
            paper.contents, paper.last_day = set(contents), last_day

    def end(self, paper, grant, *_):
        services.revoke_helper(by=viewer(self.maria), grant=grant)
        paper.ended = True

    def stop(self, paper, grant, *_):
        self._try(not paper.accepted, services.revoke_helper, by=viewer(self.rosa), grant=grant)
        paper.ended |= paper.accepted

    def pause(self, paper, grant, *_):
        services.pause_helper(by=viewer(self.nurse), grant=grant, reason="a worry")
        paper.paused = True

    def resume(self, paper, grant, *_):
        services.resume_helper(by=viewer(self.nurse), grant=grant)
        paper.paused = False

    def _try(self, refused: bool, service, **arguments) -> None:
        try:
            service(**arguments)
        except (PermissionDenied, ValidationError):
            assert refused, f"{service.__name__} refused"
        else:
            assert not refused, f"{service.__name__} did not refuse"

    def agrees(self) -> None:
        wanted, found = self.model.seen(self.clock.now), sees(self.rosa, self.maria)
        assert (found and found.contents) == wanted
        assert (self.maria.id in viewer(self.rosa).helps) is (wanted is not None)
        assert sees(self.ben, self.maria) is None


STEPS = st.tuples(
    st.sampled_from(
        ["invite", "accept", "confirm", "accept", "confirm", "change", "end", "stop", "pause", "resume", "time"]
    ),
    st.integers(0, 2),
    st.frozensets(st.sampled_from(["visits", "results", "costs"]), min_size=1),
    st.none() | st.integers(0, 30),
)
HELPING = [(name, 0, frozenset({"visits"}), None) for name in ("invite", "accept", "confirm")]


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(begun=st.booleans(), steps=st.lists(STEPS, min_size=4, max_size=14))
def test_what_is_seen_is_what_the_model_says(clinic, clock, begun, steps):
    with transaction.atomic():
        play = Play(clock)
        play.agrees()
        for step in [*(HELPING if begun else []), *steps]:
            play.do(*step)
            play.agrees()
        transaction.set_rollback(True)
