"""Everything that can happen, one class and one sentence a kind.

A kind's fields are what the timeline keeps about it, typed; its sentence is what a patient reads.
`{by}` stands for whoever did it, `{promise}` for what was promised. Fields never hold clinical content: they point to
the rows that do.
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from .copies import EmergencyCopied, RecordExported
from .kind import BY_NAME, Kind
from .kinds_of_duty import DutyChanged, HoursChanged, LeaveEnded, LeaveTold, PracticeClosed, PracticeOpenedAgain
from .kinds_of_notices import (
    NoticeChosen,
    NoticeNotArrived,
    NoticeSent,
    NoticesResumed,
    NoticesStopped,
    TextCame,
    TextRead,
)
from .kinds_of_promises import (
    AlarmRaised,
    NobodyOnDuty,
    PromiseEscalated,
    PromiseGivenOut,
    PromiseHandedOn,
    PromiseKept,
    PromiseLate,
    PromiseMade,
    PromiseMoved,
    PromiseNudged,
    PromiseReleased,
)
from .kinds_of_register import FunctionAccepted, FunctionWithdrawn
from .kinds_of_shared import (
    ComputerShared,
    ComputerUnshared,
    EnteredByPin,
    EnteredFully,
    PinAnswered,
    PinDenied,
    PinRemoved,
    PinSet,
    PinSpent,
    PinsRest,
)
from .kinds_of_sign_in import AccountInvited, AccountOpened, DeviceDenied, DeviceKnown, DeviceSeen, KeysRenewed

__all__ = [
    "BY_NAME", "AccountInvited", "AccountOpened", "AlarmRaised", "ComputerShared", "ComputerUnshared", "DeviceDenied",
    "DeviceKnown", "DeviceSeen", "DutyChanged", "EmergencyCopied", "EnteredByPin", "EnteredFully", "FunctionAccepted",
    "FunctionWithdrawn", "HoursChanged", "KeysRenewed", "Kind", "LeaveEnded", "LeaveTold", "NobodyOnDuty",
    "NoticeChosen", "NoticeNotArrived", "NoticeSent", "NoticesResumed", "NoticesStopped", "PinAnswered", "PinDenied",
    "PinRemoved", "PinSet", "PinSpent", "PinsRest", "PracticeClosed", "PracticeOpenedAgain", "PromiseEscalated",
    "PromiseGivenOut", "PromiseHandedOn", "PromiseKept", "PromiseLate", "PromiseMade", "PromiseMoved",
    "PromiseNudged", "PromiseReleased", "RecordExported", "TextCame", "TextRead",  # and every class below
]  # fmt: skip

# People -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PersonRegistered(Kind, name="people.registered", says=_("{by} started this page.")):
    """A person became known to the practice."""

    origin: str


@dataclass(frozen=True)
class PersonUpdated(Kind, name="people.updated", says=_("{by} brought names or birth date up to date.")):
    """What a record system says about a person's name, birth date or sex changed."""

    fields: list[str]


@dataclass(frozen=True)
class RoleGiven(Kind, name="people.role_given", says=_("{by} gave a role: {role}.")):
    """A person may now act in a role."""

    role: str


@dataclass(frozen=True)
class RoleEnded(Kind, name="people.role_ended", says=_("{by} ended a role: {role}.")):
    """A person may no longer act in a role."""

    role: str


@dataclass(frozen=True)
class TeamJoined(Kind, name="people.team_joined", says=_("{by} added {member} to your team.")):
    """Somebody joined a patient's care team and can now open their page."""

    member: str
    role: str


@dataclass(frozen=True)
class TeamLeft(Kind, name="people.team_left", says=_("{by} took {member} off your team.")):
    """Somebody left a patient's care team."""

    member: str


@dataclass(frozen=True)
class TeamLed(Kind, name="people.team_led", says=_("{by} wrote down that {member} leads your team.")):
    """Somebody leads a patient's care team from now on: "your doctor", to whom talks are given."""

    member: str


@dataclass(frozen=True)
class GlassBroken(
    Kind, name="people.glass_broken", says=_("{by} opened your page without being on your team: “{reason}”")
):
    """A staff member who is not on the team opened the page and said why."""

    reason: str


@dataclass(frozen=True)
class HelperInvited(Kind, name="people.helper_invited", says=_("{by} invited {helper} to help.")):
    """First step of letting somebody help."""

    grant: UUID
    helper: str


@dataclass(frozen=True)
class HelperAccepted(Kind, name="people.helper_accepted", says=_("{helper} accepted the invitation to help.")):
    """Second step: the helper signed in under their own name and gave the code."""

    grant: UUID
    helper: str


@dataclass(frozen=True)
class HelperConfirmed(
    Kind, name="people.helper_confirmed", says=_("{by} confirmed who {helper} is. They can now help.")
):
    """Identity was checked; the grant is active from now on."""

    grant: UUID
    helper: str
    how: str


@dataclass(frozen=True)
class HelperChanged(Kind, name="people.helper_changed", says=_("{by} changed what {helper} can see.")):
    """Scope or expiry of a grant changed."""

    grant: UUID
    helper: str


@dataclass(frozen=True)
class HelperRevoked(Kind, name="people.helper_revoked", says=_("{by} ended {helper}’s access.")):
    """A grant ended at once."""

    grant: UUID
    helper: str


@dataclass(frozen=True)
class HelperPaused(Kind, name="people.helper_paused", says=_("Your team paused {helper}’s access.")):
    """Staff paused a grant for safety. Nobody but staff is told: see people.selectors.timeline."""

    grant: UUID
    helper: str
    reason: str


@dataclass(frozen=True)
class HelperResumed(Kind, name="people.helper_resumed", says=_("Your team ended a pause of {helper}’s access.")):
    """Staff ended a pause. Silent, like the pause."""

    grant: UUID
    helper: str


@dataclass(frozen=True)
class ResultPreferenceChosen(Kind, name="people.result_preference", says=_("{by} chose how new results are shown.")):
    """At once, after a talk, or with someone."""

    choice: str


@dataclass(frozen=True)
class SettingsChanged(Kind, name="people.settings", says=_("{by} changed language, time zone or contact.")):
    """A person's own settings changed."""

    fields: list[str]


@dataclass(frozen=True)
class PersonsLinked(Kind, name="people.linked", says=_("{by} found that two records here are one person.")):
    """A human decided that two records are one person."""

    link: UUID


@dataclass(frozen=True)
class PersonsUnlinked(Kind, name="people.unlinked", says=_("{by} found that two records here are two people.")):
    """A link was undone."""

    link: UUID


# Spine --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class StuckTriedAgain(Kind, name="spine.stuck_tried_again", says=_("{by} set stuck jobs to be tried again.")):
    """A person had every stuck reaction tried anew."""

    reactions: int


# Practice -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PracticeChanged(Kind, name="practice.changed", says=_("{by} changed the practice’s settings.")):
    """Name, phone, rooms or another setting of the practice changed."""

    fields: list[str]


# Chart --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ImportFinished(Kind, name="chart.import_finished", says=_("{by} brought in records.")):
    """A run of the importer reached its end; the run holds the counts."""

    run: UUID


@dataclass(frozen=True)
class RecordsArrived(Kind, name="chart.records_arrived", says=_("New records came in from {source}.")):
    """Records about this person came in, or changed, in one file; or came before their Patient and found it."""

    source: str
    run: UUID
    records: int


@dataclass(frozen=True)
class KeptAsideCameIn(Kind, name="chart.kept_aside_came_in", says=_("{by} read a record that had been set aside.")):
    """A resource that could not be read was tried again, and came in."""

    kept: UUID


@dataclass(frozen=True)
class KeptAsideForGood(Kind, name="chart.kept_aside_for_good", says=_("{by} decided that a record stays out.")):
    """A resource that cannot be read stays kept, and is not tried again."""

    kept: UUID


@dataclass(frozen=True)
class ResultsHeld(Kind, name="chart.results_held", says=_("A new result waits for your talk, as you asked.")):
    """The patient asked for a talk before new results; the talk is owed and has an end date."""

    talk: UUID


@dataclass(frozen=True)
class CorrectionAsked(Kind, name="chart.correction_asked", says=_("{by} asked to correct the record.")):
    """The patient, or who decides for them, says that the record is wrong."""

    correction: UUID


@dataclass(frozen=True)
class CorrectionAnswered(
    Kind, name="chart.correction_answered", says=_("{by} answered the question to correct the record.")
):
    """Agreed, partly or declined; the words are kept with the correction."""

    correction: UUID
    answer: str


@dataclass(frozen=True)
class SamePersonDenied(Kind, name="chart.same_person_denied", says=_("{by} found that two records are two people.")):
    """A human looked at two records that look alike: they are two people."""

    proposal: UUID
