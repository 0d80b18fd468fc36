"""Making the people whom these tests are about. Nothing here writes a table itself: the services do."""

from uuid import UUID

from alongside.ground.people import services
from alongside.ground.people.contents import Content
from alongside.ground.people.models import Grant, Person, TeamMember
from alongside.ground.people.reach import Reach, reach
from alongside.ground.people.selectors import viewer_for
from alongside.ground.people.viewer import Viewer
from alongside.knowledge.core.dates import parse

SEEN = "letter from the court"


class Clinic:
    """One patient, Maria, and whoever a test adds. People are told apart by their given name."""

    def __init__(self) -> None:
        self.maria = self.person("Maria", patient=True, timezone="America/Chicago")

    def person(self, given: str, *, born: str = "", **more) -> Person:
        """A person; `born` may be partial."""
        when = parse(born, "birthDate") if born else None
        birth = (when.text, when.lower, when.upper) if when else None
        return services.register_person(by=None, origin="test", given=given, family="Tester", birth=birth, **more)

    def staff(self, role: str, given: str = "") -> Person:
        """Somebody who holds this role, on nobody's team."""
        person = self.person(given or role)
        services.give_role(by=None, person=person.id, role=role)
        return person

    def on_team(self, role: str, patient: Person | None = None) -> Person:
        """Somebody on the patient's care team, in this role."""
        person = self.staff(role)
        services.join_team(by=None, patient=(patient or self.maria).id, member=person.id, role=role)
        return person

    def leaves_team(self, member: Person, by: Person) -> None:
        """Their place on Maria's team ends."""
        place = TeamMember.objects.get(patient=self.maria, member=member, ended_at=None)
        services.leave_team(by=viewer(by), membership=place.id)

    def invited(self, by: Person | None = None, patient: Person | None = None, **more) -> tuple[Grant, str]:
        """An invitation to help, and its code. By the patient, unless told."""
        patient = patient or self.maria
        scope = {"helper_name": "Rosa Tester", "contents": [Content.VISITS], **more}
        return services.invite_helper(by=viewer(by or patient), patient=patient.id, **scope)

    def helper(self, patient: Person | None = None, helper: Person | None = None, **more) -> tuple[Person, Grant]:
        """A helper whom the patient invited and confirmed."""
        helper = helper or self.person("Rosa")
        grant, code = self.invited(patient=patient, **more)
        services.accept_help(by=viewer(helper), code=code)
        return helper, services.confirm_helper(by=viewer(patient or self.maria), grant=grant.id, how="in person")

    def by_law(self, basis: str, patient: Person | None = None, **more) -> tuple[Person, Grant]:
        """A parent or a legal decision-maker, confirmed by a nurse who saw the paper."""
        nurse, helper = self.staff("nurse", "Lee"), self.person("Pat")
        scope = {"contents": list(Content), "basis": basis, "basis_note": SEEN, **more}
        grant, code = self.invited(by=nurse, patient=patient, **scope)
        services.accept_help(by=viewer(helper), code=code)
        return helper, services.confirm_helper(by=viewer(nurse), grant=grant.id, how="passport")


def viewer(person: Person) -> Viewer:
    """This person as they look now: always read anew, as each request does."""
    return viewer_for(person.id)


def sees(who: Person, of: Person) -> Reach | None:
    """How `who` reaches the page of `of` now."""
    return reach(viewer(who), of.id)


def timeline(of: UUID | Person) -> list[str]:
    """The kinds of what happened to somebody, oldest first."""
    from alongside.ground.spine.models import Event

    return list(Event.objects.filter(about=getattr(of, "id", of)).order_by("id").values_list("kind", flat=True))
