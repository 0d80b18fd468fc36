"""New results of somebody who asked for a talk first: they wait, with an end date, and the talk is owed.

Only that patient's own request can hold a result (45 CFR 171). Older results are no news and are never held.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.knowledge.core.values import loads

from ...people.selectors import clinicians_role, result_waits, team_lead
from ...promises.selectors import open_among
from ...promises.services import open_promise
from ...spine.kinds import ResultsHeld
from ...spine.services import record
from ..models import Entry, Held, Talk, Version

# As FHIR, HL7 v2 (table 0074) and LOINC name them, in small letters. What has no category may be a result: who asked to
# wait would not forgive a guess. Notes, vital signs and questionnaires have categories of their own.
RESULT_CATEGORIES = {
    "measurement": frozenset({"", "laboratory", "lab", "imaging", "rad"}),
    "report": frozenset({
        "", "lab", "laboratory", "rad", "imaging", "pat", "cus", "ge", "hm", "ch", "mb", "sr", "vr", "imm", "cth",
        "lp29684-5", "lp29708-2", "lp7839-6",
    }),
}  # fmt: skip
NEWS_DAYS = 30  # a result older than this when it arrives is history, not news
UNFINISHED = frozenset({"registered", "preliminary", "partial"})


def is_result(kind: str, category: str) -> bool:
    """Whether this kind of fact, with these categories (separated by spaces), is a result one can be told."""
    return kind in RESULT_CATEGORIES and bool(RESULT_CATEGORIES[kind] & set(category.casefold().split(" ")))


# A record whose current version just changed, whose it is now, and the version that this person could read until now.
Changed = tuple[str, str, str | None]  # keys as hex


def hold_new_results(changed: Iterable[Changed]) -> None:
    """Let the results among them wait, of whom asked for that."""
    persons: dict[str, dict[str, str | None]] = {}
    for resource, person, before in changed:
        persons.setdefault(person, {})[resource] = before
    for person, preference in result_waits(map(UUID, persons)).items():
        of_theirs = persons[person.hex]
        news = [resource for resource in _results(of_theirs) if _is_news(of_theirs[resource.hex])]
        if news:
            talk = _open_talk(person, preference)
            Held.objects.bulk_create([Held(talk=talk, resource_id=key) for key in news], ignore_conflicts=True)


def _results(resources: Iterable[str]) -> list[UUID]:
    since: date = timezone.now().date() - timedelta(days=NEWS_DAYS)
    rows = Entry.objects.filter(resource__in=list(resources), kind__in=RESULT_CATEGORIES).values_list(
        "resource_id", "kind", "category", "when_upper"
    )
    return [key for key, kind, category, when in rows if is_result(kind, category) and (not when or when >= since)]


def _is_news(before: str | None) -> bool:
    """Not a mere correction of what the patient could already read: `before` is that version."""
    if before is None:
        return True
    raw = Version.objects.values_list("raw", flat=True).get(id=before)
    return loads(bytes(raw)).get("status") in UNFINISHED


def _open_talk(person: UUID, preference) -> Talk:
    """The talk already owed about new results, else a new one."""
    now = timezone.now()
    talks = list(Talk.objects.filter(person=person, preference=preference, until__gt=now).order_by("until", "id"))
    still_owed = open_among(None, [talk.id for talk in talks])
    for talk in talks:
        if talk.id in still_owed:
            return talk
    talk = Talk.objects.create(
        person_id=person, preference=preference, opened_at=now, until=now + timedelta(days=preference.wait_days)
    )
    lead = team_lead(person)
    open_promise(
        by=None, about=person, kind="talk_about_result", owed_to=person, owed_by=lead,
        owed_by_role="" if lead else clinicians_role(), due_at=talk.until, subject=talk.id, ladder="answer",
    )  # fmt: skip
    record(ResultsHeld(talk=talk.id), about=person, by=None)
    return talk
