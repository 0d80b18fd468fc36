"""Reading people. First argument: who is looking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.knowledge.core.dates import years_between

from ..spine import kinds
from ..spine import selectors as spine
from ..spine.access import Purpose, looked
from ..spine.models import Event, Look
from . import questions
from .finding import who_has
from .identity import main_person_id, same_person_ids
from .models import Account, Contact, Grant, Person, PersonLink, ResultPreference, RoleHeld, TeamMember
from .reach import Reach, Via, helped_patients
from .roles import ON_TEAMS, STAFF, May, NursePractitioner, Patient, Physician
from .viewer import Viewer

# Silent by design: a helper, or somebody looking over the patient's shoulder, must not learn of it.
SILENT = [kinds.HelperPaused.name, kinds.HelperResumed.name]


def viewer_for(person_id: UUID) -> Viewer:
    """`viewer_of` the person with this key. Raises Person.DoesNotExist."""
    return viewer_of(questions.person(person_id))


def viewer_of(person: Person) -> Viewer:
    """The Viewer of a person, with the staff roles they hold now and the people they help."""
    helps = helped_patients(person.id, timezone.now())
    return Viewer(
        person.id, person.name, frozenset(questions.roles(person.id)), person.language, person.timezone, helps
    )


def person(viewer: Viewer, reach: Reach) -> Person:
    """The person a reach leads to."""
    return questions.person(reach.person)


def helped_by(viewer: Viewer) -> list[Person]:
    """The people whose page the viewer may open as a helper, by name."""
    people = list(Person.objects.filter(id__in=viewer.helps).order_by("given", "family", "id"))
    looked(viewer=viewer.person_id, about=[p.id for p in people], purpose=Purpose.HELPING)
    return people


def care_team(viewer: Viewer, reach: Reach) -> list[TeamMember]:
    """Who is on the team now, the lead first."""
    return questions.team_of(reach.persons)


def roles_of(viewer: Viewer, person_ids: set[UUID]) -> dict[UUID, list[str]]:
    """The roles that these people hold now: what a log says beside a name. Roles at a practice are no secret."""
    held: dict[UUID, list[str]] = {}
    for person_id, role in questions.roles_of(person_ids):
        held.setdefault(person_id, []).append(role)
    return held


def team_member_choices(viewer: Viewer) -> QuerySet[RoleHeld]:
    """Staff who could join a care team, once for each role in which they could."""
    _needs(viewer, May.EDIT_CARE_TEAM)
    return (
        RoleHeld.objects.filter(ended_at=None, role__in=ON_TEAMS)
        .select_related("person")
        .order_by("role", "person__family")
    )


def staff(viewer: Viewer) -> QuerySet[RoleHeld]:
    """Everybody who holds a role of the practice."""
    _needs(viewer, May.GIVE_ROLES)
    return (
        RoleHeld.objects.filter(ended_at=None, role__in=STAFF)
        .select_related("person__account")
        .order_by("role", "person__family", "id")
    )


@dataclass(frozen=True)
class Listed:
    """People by name. `more` says that not all are here."""

    people: list[Person]
    more: bool


def find_patients(viewer: Viewer, words: str, limit: int = 50) -> Listed:
    """Patients whose name or birth date has every word, however it is written. Each one listed is logged.

    Whoever has several records is found by what any of them says, and listed once.
    """
    _needs(viewer, May.SEARCH_PATIENTS)
    patients = RoleHeld.objects.filter(role=Patient.key, ended_at=None).values("person")
    found = Person.objects.filter(id__in=patients)
    for word in words.split():
        found = found.filter(who_has(word))
    return _listed(viewer, found, limit)


def _listed(viewer: Viewer, records: QuerySet[Person], limit: int) -> Listed:
    """The people whose records these are, each once, as their main record names them."""
    keys = list(records.order_by("family", "given", "id").values_list("id", flat=True)[: limit + 1])
    known = set(keys[:limit])
    away = set(PersonLink.objects.filter(other__in=known, undone_at=None).values_list("other", flat=True))
    mains = known - away | {main_person_id(record) for record in away}
    people = list(Person.objects.filter(id__in=mains).order_by("family", "given", "id"))
    looked(viewer=viewer.person_id, about=mains, purpose=Purpose.LIST)
    return Listed(people, more=len(keys) > limit)


def my_patients(viewer: Viewer, limit: int = 200) -> Listed:
    """Patients on whose care team the viewer is, by name. Each one listed is logged."""
    places = TeamMember.objects.filter(member=viewer.person_id, ended_at=None, role__in=viewer.roles & ON_TEAMS)
    return _listed(viewer, Person.objects.filter(id__in=places.values("patient")), limit)


def grants_of(viewer: Viewer, reach: Reach) -> QuerySet[Grant]:
    """Helpers' grants on a page: for the patient, and for staff who check identity. Never for a helper."""
    _own_or_staff(viewer, reach, May.CHECK_IDENTITY)
    return Grant.objects.filter(patient__in=reach.persons).select_related("helper", "patient").order_by("-invited_at")


def contacts_of(viewer: Viewer, reach: Reach) -> QuerySet[Contact]:
    """Current contacts: for the patient, and for staff who invite. Never for a helper."""
    _own_or_staff(viewer, reach, May.INVITE_PATIENT)
    return Contact.objects.filter(person__in=reach.persons, ended_at=None).order_by("kind", "id")


def result_preference(person_ids: tuple[UUID, ...]) -> ResultPreference | None:
    """How this person wants new results; None means at once. No viewer: the importer asks, not a person."""
    return ResultPreference.objects.filter(person__in=person_ids, ended_at=None).order_by("-chosen_at").first()


def result_waits(person_ids: Iterable[UUID]) -> dict[UUID, ResultPreference]:
    """Of these persons, those who asked that new results wait. No viewer: the importer asks, not a person."""
    at_once = ResultPreference.Choice.AT_ONCE
    waiting = {p.person_id: p for p in ResultPreference.objects.filter(ended_at=None).exclude(choice=at_once)}
    if not waiting:
        return {}
    wanted = set(person_ids)
    ends = PersonLink.objects.filter(undone_at=None).filter(Q(main__in=wanted) | Q(other__in=wanted))
    linked = wanted & {end for pair in ends.values_list("main", "other") for end in pair}
    found = {person: waiting[person] for person in (wanted & waiting.keys()) - linked}
    for person in linked:  # of all that was said on their records, the latest counts
        preference = result_preference(same_person_ids(person))
        if preference and preference.choice != at_once:
            found[person] = preference
    return found


def team_lead(person_id: UUID) -> UUID | None:
    """Who leads the person's care team, when somebody does. No viewer: the importer asks whom to owe a promise."""
    members = TeamMember.objects.filter(patient__in=same_person_ids(person_id), lead=True, ended_at=None)
    return members.order_by("since").values_list("member", flat=True).first()


def filled_roles() -> frozenset[str]:
    """Roles of the practice that somebody has now. No viewer: they name nobody."""
    held = RoleHeld.objects.filter(ended_at=None, role__in=STAFF)
    return frozenset(held.values_list("role", flat=True).distinct())


def clinicians_role() -> str:
    """As which role a promise is made that is a clinician's, when no person is known: one that somebody has."""
    return next((role for role in (Physician.key, NursePractitioner.key) if role in filled_roles()), Physician.key)


def persons_named(ids: Iterable[UUID]) -> list[Person]:
    """Persons by key, in the order registered. No viewer: the importer compares them."""
    return list(Person.objects.filter(id__in=list(ids)).order_by("id"))


def persons_born_like(person: Person) -> list[Person]:
    """Other patients with the very same birth date, partial ones included. No viewer: the importer compares them."""
    if person.birth_lower is None:
        return []
    same = Person.objects.filter(birth_lower=person.birth_lower, birth_upper=person.birth_upper)
    patients = RoleHeld.objects.filter(role=Patient.key, ended_at=None).values("person")
    return list(same.filter(id__in=patients).exclude(id=person.id).order_by("id"))


def who_looked(viewer: Viewer, reach: Reach) -> QuerySet[Look]:
    """The access log, newest first. For the patient and the care team; never for a helper."""
    _log_readers(viewer, reach)
    return spine.looks_at(list(reach.persons))


def others_who_looked(viewer: Viewer, reach: Reach) -> list[Look]:
    """The newest rows of the access log that are not the patient's own. For the same readers."""
    _log_readers(viewer, reach)
    return spine.last_looks(reach.persons)


def who_acted(viewer: Viewer, reach: Reach) -> QuerySet[Event]:
    """The timeline, newest first. Silent events only for staff who may pause a helper."""
    _log_readers(viewer, reach)
    open_to = viewer.may(May.PAUSE_HELPER) and viewer.person_id not in reach.persons
    if open_to:  # a nurse who was paused as her mother's helper does not learn of it by breaking the glass
        open_to = not Grant.objects.filter(patient__in=reach.persons, helper=viewer.person_id).exists()
    hidden = [] if open_to else SILENT
    return spine.events_about(list(reach.persons), exclude=hidden)


def reasons_given(viewer: Viewer, reach: Reach) -> QuerySet[Event]:
    """Each time somebody opened the page without being on the team, and why. For who may read the access log."""
    return who_acted(viewer, reach).filter(kind=kinds.GlassBroken.name)


def has_account(person_ids: tuple[UUID, ...]) -> bool:
    """Whether one of these records has a sign-in."""
    return Account.objects.filter(person__in=person_ids).exists()


def linked_ids(person_id: UUID) -> tuple[UUID, ...]:
    """All records of one person, the main one first."""
    return same_person_ids(person_id)


def is_patient(viewer: Viewer, person_id: UUID) -> bool:
    """Whether this is a patient of the practice. For staff who may search; it says nothing else of them."""
    _needs(viewer, May.SEARCH_PATIENTS)
    return RoleHeld.objects.filter(person=person_id, role=Patient.key, ended_at=None).exists()


def has_team(viewer: Viewer, person_id: UUID) -> bool:
    """Whether anybody is on this patient's care team. For staff who may open the page for a reason."""
    _needs(viewer, May.BREAK_GLASS)
    return TeamMember.objects.filter(patient__in=same_person_ids(person_id), ended_at=None).exists()


def ages(person: Person, on: date) -> tuple[int, int] | None:
    """(least, greatest) age in whole years that the birth date allows on a day; None when it is not known."""
    if person.birth_lower is None or person.birth_upper is None:
        return None
    return years_between(person.birth_upper, on), years_between(person.birth_lower, on)


def _log_readers(viewer: Viewer, reach: Reach) -> None:
    if viewer.person_id not in reach.persons and not reach.sees_codes:
        raise PermissionDenied


def _own_or_staff(viewer: Viewer, reach: Reach, permission: May) -> None:
    """One's own page, or staff at work: not a nurse on her mother's page, where she is a helper."""
    if reach.via == Via.HELPER:
        raise PermissionDenied
    if viewer.person_id not in reach.persons:
        _needs(viewer, permission)


def _needs(viewer: Viewer, permission: May) -> None:
    if not viewer.may(permission):
        raise PermissionDenied
