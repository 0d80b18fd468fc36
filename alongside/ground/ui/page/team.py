"""Who takes care: the practice's own team, then those whom records name."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from alongside.ground.people import roles
from alongside.ground.people import selectors as people
from alongside.knowledge.core.facts import CareTeam

from .card import Card
from .sight import Sight


@dataclass(frozen=True)
class Member:
    """One person of the team."""

    name: str
    role: str
    lead: bool = False


@dataclass(frozen=True, kw_only=True)
class TeamCard(Card):
    """The team. `named` are people in the records who cannot open this page."""

    template: ClassVar[str] = "page/team.html"
    on_paper: ClassVar[str] = "print/team.html"

    members: tuple[Member, ...] = ()
    named: tuple[Member, ...] = ()


def team(sight: Sight) -> TeamCard | None:
    """The lead first, then the rest; without a team the practice is named by the page's foot."""
    members = tuple(
        Member(m.member.name, str(roles.ALL[m.role].name), m.lead) for m in people.care_team(sight.viewer, sight.reach)
    )
    known = {_bare(m.name) for m in members} | {_bare(sight.person.name)}
    named: dict[str, Member] = {}
    for fact in sight.facts.of(CareTeam):
        if fact.status in ("active", ""):
            for name, role in fact.members:
                if _bare(name) not in known:
                    named.setdefault(_bare(name), Member(name, sight.name(role)))
    if not members and not named:
        return None
    title = _("Your team") if sight.is_own else _("The care team")
    return TeamCard("team", title, members=members, named=tuple(named.values())[:6])


def _bare(name: str) -> str:
    """The name without titles, "Dr." before it or "RN" after a comma: records write them, our own list does not."""
    words = (word for word in name.partition(",")[0].split() if not word.endswith("."))
    return " ".join(words).casefold() or name.casefold()
