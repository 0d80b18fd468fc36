"""What the people of the stories did in Alongside: teams, helpers, wishes, corrections, and a look or two."""

from collections.abc import Iterable
from uuid import UUID

from alongside.ground.chart.selectors import person_of, resource_of
from alongside.ground.chart.services import answer_correction, ask_correction
from alongside.ground.people.reach import must_reach
from alongside.ground.people.selectors import viewer_for
from alongside.ground.people.services import (
    break_glass,
    choose_result_preference,
    confirm_helper,
    invite_helper,
    join_team,
    set_contact,
)

from .fhir.record import resource_id
from .sign_in import SignIn, give_helper_sign_in, give_sign_in
from .story import Story
from .write import CLINIC, SOURCE

ROLES = {name: person["role"] for name, person in CLINIC["staff"].items()}


def find_persons(stories: Iterable[Story]) -> dict[str, UUID]:
    """The person whom the importer made of each story's own record, by the story's key."""
    return {story.key: person_of(SOURCE, resource_id(SOURCE, story.key, "Patient", 1)) for story in stories}


def form_teams(stories: Iterable[Story], persons: dict[str, UUID], staff: dict[str, UUID]) -> None:
    """Everybody's care team, the lead first."""
    for story in stories:
        for place, member in enumerate(story.team):
            join_team(by=None, patient=persons[story.key], member=staff[member], role=ROLES[member], lead=place == 0)


def settle_in(story: Story, person: UUID) -> list[SignIn]:
    """A patient's own sign-in, phone and wish about results. Returns the line for the sign-in page, if they sign in."""
    told = story.told["person"]
    if "phone" in told:
        set_contact(by=None, person=person, kind="phone", value=told["phone"])
    if not story.sign_in:
        return []
    give_sign_in(person, story.key)
    if story.results:
        choose_result_preference(by=viewer_for(person), person=person, **story.results)
    name = f"{told.get('called') or told['given']} {told['family']}"
    return [SignIn(story.key, person, name, "patient", "patient", story.line)]


def invite_helpers(story: Story, person: UUID, nurse: UUID) -> list[SignIn]:
    """Helpers in two steps, as it is done: invited, accepted under their own name, identity checked by the nurse.

    Returns each one's line for the sign-in page. Who `waits` has not accepted yet.
    """
    people = []
    for told in story.helpers:
        name, basis = f"{told['given']} {told['family']}", told.get("basis", "helper")
        inviter = viewer_for(person if story.sign_in and basis == "helper" else nurse)
        grant, code = invite_helper(
            by=inviter, patient=person, helper_name=name, relation=told["relation"], contents=told["contents"],
            basis=basis, basis_note=told.get("basis_note", ""),
        )  # fmt: skip
        if told.get("waits"):
            continue
        username = name.lower().replace(" ", "-")
        helper = give_helper_sign_in(code, told["given"], told["family"], username)
        confirm_helper(by=viewer_for(nurse), grant=grant.id, how=told["identity_check"])
        people.append(SignIn(username, helper, name, "helper", "helper", told["line"]))
    return people


def ask_corrections(story: Story, person: UUID, staff: dict[str, UUID]) -> None:
    """What this person found wrong in the record, and the answer where there is one."""
    for told in story.corrections:
        resource = resource_of(SOURCE, told["type"], resource_id(SOURCE, story.key, told["type"], told["index"]))
        asked = ask_correction(by=viewer_for(person), person=person, resource=resource, words=told["words"])
        if "answer" in told:
            answer_correction(
                by=viewer_for(staff[told["answered_by"]]), correction=asked.id, answer=told["answer"],
                words=told["answer_words"],
            )  # fmt: skip


def look(story: Story, person: UUID, people: dict[str, UUID]) -> None:
    """Somebody opened the page; with a reason when they are not on the team."""
    for told in story.looks:
        viewer = viewer_for(people[told["by"]])
        if "reason" in told:
            break_glass(by=viewer, patient=person, reason=told["reason"])
        must_reach(viewer, person)
