"""The top of the page: whose it is, for whom one looks, and what is new."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.ground.people.reach import Reach, Via
from alongside.knowledge.core.dates import PartialDate
from alongside.knowledge.core.facts import Measurement, Visit

from .care import is_coming
from .series import NOT_KNOWN, called, is_usual
from .sight import Sight

NEW = timedelta(days=30)
NAMED = 2  # more new results than these are counted, not named


@dataclass(frozen=True)
class News:
    """One new thing: words before a date, the date (with its hour when it is `timed`), and what it is about."""

    words: str
    date: PartialDate
    about: str = ""
    timed: bool = False


@dataclass(frozen=True)
class Head:
    """`helping` is the line that a helper reads on every page of somebody else's."""

    title: str
    words: str
    helping: str
    news: tuple[News, ...]


def head(sight: Sight) -> Head:
    """Warm for the living, calm for the dead, and for a helper always clear whose page it is."""
    return Head(
        _title(sight),
        _words(sight),
        helping_line(sight.reach, sight.person),
        () if sight.person.deceased else _news(sight),
    )


def helping_line(reach: Reach, person) -> str:
    """What a helper sees, and by whose leave; nothing for anybody else."""
    if reach.via != Via.HELPER:
        return ""
    match reach.basis:
        case "parent":
            return _("You are looking after %(name)s. You see what a parent may see.") % {"name": person.name}
        case "legal":
            return _("You decide for %(name)s by law. You see what the law lets you see.") % {"name": person.name}
    called = {"name": person.name, "called": person.short_name}
    return _("You are helping %(name)s. You see what %(called)s chose to share.") % called


def _title(sight: Sight) -> str:
    name = sight.person.short_name.rstrip(".")  # "Amy V." ends the greeting by itself
    if not sight.is_own or sight.person.deceased:
        return _("The page of %(name)s") % {"name": sight.person.name}
    hour = timezone.localtime(sight.now).hour
    if hour < 12:
        return _("Good morning, %(name)s.") % {"name": name}
    if hour < 18:
        return _("Good afternoon, %(name)s.") % {"name": name}
    return _("Good evening, %(name)s.") % {"name": name}


def _words(sight: Sight) -> str:
    if sight.person.deceased:
        return _("%(name)s has died. This page is kept, and no reminders are sent.") % {"name": sight.person.name}
    if sight.is_own:
        return _("This is the page you and your care team share. You both see the same.")
    return _("This is the page that %(name)s and the care team share.") % {"name": sight.person.short_name}


def _news(sight: Sight) -> tuple[News, ...]:
    """New results of the newest day, when it is recent; and the next visit."""
    found = []
    results = [f for f in sight.facts.of(Measurement) if f.status not in NOT_KNOWN and f.when and is_usual(f)]
    newest = max((f.when for f in results if f.when.upper <= sight.today), key=lambda d: d.lower, default=None)
    if newest and newest.lower >= sight.today - NEW:
        new = [f for f in results if f.when.lower == newest.lower]
        words = ngettext("%(n)d new result, from", "%(n)d new results, from", len(new)) % {"n": len(new)}
        names = list(dict.fromkeys(called(f.concept) for f in new))
        found.append(News(words, newest, ", ".join(names) if len(names) <= NAMED else ""))
    visits = [f for f in sight.facts.of(Visit) if is_coming(sight, f)]
    if visits:
        soonest = min(visits, key=lambda f: (f.when.lower, f.when.text))
        others = ", ".join(name for name in soonest.people if name != sight.person.name)
        found.append(
            News(_("Next visit:"), soonest.when, others and _("with %(names)s") % {"names": others}, timed=True)
        )
    return tuple(found)
