"""What is known of a person, frozen. Every fact says what it is, when, how it stands, and which record it is from."""

from dataclasses import dataclass, field
from typing import TypeVar

from .no_known import NO_ALLERGY_AT_ALL, NO_ALLERGY_WORDS, NO_KNOWN_ALLERGY, NO_KNOWN_WORDS, NOT_ASKED
from .parts import Attachment, Demographics, Fact, Origin, Part, Range
from .values import Concept, Quantity

__all__ = [
    "KINDS", "Allergy", "Answers", "Attachment", "Bill", "CareTeam", "Coverage", "Demographics", "Document", "Fact",
    "Facts", "FamilyHistory", "Goal", "Measurement", "Medicine", "Origin", "Part", "Plan", "Problem", "Procedure",
    "Range", "RelatedPerson", "Report", "Vaccine", "Visit",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Fact):
    """A condition. `status` is its clinical status, or entered-in-error; `until` when it went away."""

    kind = "problem"
    verification: str = ""

    @property
    def is_active(self) -> bool:
        """Not known to be over: an unsaid status counts as active, so that nothing is overlooked."""
        if self.status in ("", "unknown"):
            return self.until is None and self.until_age is None and not self.until_said
        return self.status in ("active", "recurrence", "relapse")


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine(Fact):
    """A medicine asked for, stated or handed over (`source_kind`: request, statement, dispense).

    `negated`: it is not to be taken (doNotPerform). `reported`: not ordered here, somebody told of it.
    """

    kind = "medicine"
    source_kind: str = "request"
    intent: str = ""
    dose: tuple[str, ...] = ()
    named_by: str = ""  # a reference to the Medication that names it
    quantity: Quantity | None = None
    days: Quantity | None = None
    reason: str = ""
    negated: bool = False
    reported: bool = False

    @property
    def is_current(self) -> bool:
        """Prescribed or stated as being taken, and not ended. What was only proposed is not prescribed."""
        asked = not self.negated and self.source_kind != "dispense" and self.intent not in ("proposal", "option")
        return asked and self.status in ("", "active", "intended", "on-hold", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Allergy(Fact):
    """An allergy or intolerance. `status` is clinical; `none_known` when the record says that there is none."""

    kind = "allergy"
    verification: str = ""
    criticality: str = ""
    reactions: tuple[Concept, ...] = ()

    @property
    def none_known(self) -> bool:
        """A recorded "no known allergy", be it of drugs or food alone; not the same as nothing recorded."""
        return self.counts and self._is(NO_KNOWN_ALLERGY, NO_KNOWN_WORDS)

    @property
    def none_at_all(self) -> bool:
        """A recorded "no known allergies" of any kind."""
        return self.counts and self._is(NO_ALLERGY_AT_ALL, NO_ALLERGY_WORDS)

    @property
    def says_nothing(self) -> bool:
        """Recorded that nobody asked, or that nothing is known either way: as if nothing were recorded."""
        return self._is(NOT_ASKED, frozenset())

    @property
    def counts(self) -> bool:
        """Neither over nor found to be wrong."""
        return self.status not in ("inactive", "resolved", "refuted", "entered-in-error")

    def _is(self, codes: frozenset[str], words: frozenset[str]) -> bool:
        coded = self.concept is not None and any(c.code in codes for c in self.concept.codings)
        return coded or self.label.casefold() in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(Fact):
    """An observation: a number, a coded answer or words; parts when it has several.

    `elsewhere`: it has a value, such as a curve, that only the original shows.
    """

    kind = "measurement"
    quantity: Quantity | None = None
    answer: Concept | None = None
    text: str = ""
    absent: str = ""
    elsewhere: bool = False
    parts: tuple[Part, ...] = ()
    ranges: tuple[Range, ...] = ()
    interpretation: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()  # references to the results of a panel

    @property
    def value(self) -> Quantity | Concept | str | None:
        """The number, else the coded answer, else the words, else nothing."""
        return self.quantity or self.answer or self.text or None

    @property
    def is_panel(self) -> bool:
        """Only a heading: its values stand in the results that it names."""
        return bool(self.includes) and self.value is None and not self.parts and not self.elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Fact):
    """Something that was done."""

    kind = "procedure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vaccine(Fact):
    """A vaccine given, or not given and why (`status` not-done). `subpotent`: too weak a dose to count."""

    kind = "vaccine"
    reason: str = ""
    lot: str = ""
    first_hand: bool | None = None
    subpotent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Fact):
    """An encounter that was, or an appointment that will be (`planned`)."""

    kind = "visit"
    planned: bool = False
    setting: str = ""
    reason: str = ""
    place: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Fact):
    """A diagnostic report: which results belong together, and what was concluded."""

    kind = "report"
    results: tuple[str, ...] = ()
    conclusion: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Fact):
    """A letter, note or picture."""

    kind = "document"
    title: str = ""
    author: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Fact):
    """A care plan with its activities in words; `avoid` are those not to be done."""

    kind = "plan"
    title: str = ""
    activities: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Fact):
    """Something to reach, by when (`until`), in numbers (`targets`), and how it goes (`achievement`: FHIR's code)."""

    kind = "goal"
    said_by: str = ""
    targets: tuple[str, ...] = ()
    achievement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CareTeam(Fact):
    """A team as a record system names it: (name, role) of each."""

    kind = "care_team"
    members: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(Fact):
    """Insurance."""

    kind = "coverage"
    payer: str = ""
    plan: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill(Fact):
    """A claim, or an insurer's explanation of it (`explained`). Integer cents; None where the record does not say.

    `use` tells a bill ("claim", or unsaid) from a question before care: "preauthorization", "predetermination".
    """

    kind = "bill"
    explained: bool = False
    use: str = ""
    total_cents: int | None = None
    patient_cents: int | None = None
    currency: str = ""
    insurer: str = ""

    @property
    def is_bill(self) -> bool:
        """Whether anything was billed."""
        return self.use not in ("preauthorization", "predetermination", "proposed", "exploratory")


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyHistory(Fact):
    """What a relative had."""

    kind = "family_history"
    relation: str = ""
    conditions: tuple[Concept, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedPerson(Fact):
    """Somebody in the patient's life, as the record system knows them. It gives them no access."""

    kind = "related_person"
    name: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers(Fact):
    """A filled-in questionnaire: (question, answer) in the order asked."""

    kind = "answers"
    form: str = ""
    answers: tuple[tuple[str, str], ...] = ()


F = TypeVar("F", bound=Fact)
KINDS: dict[str, type[Fact]] = {cls.kind: cls for cls in Fact.__subclasses__()}


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one person, newest first. What a viewer may see of it is decided last, elsewhere."""

    demographics: Demographics = field(default_factory=Demographics)
    everything: tuple[Fact, ...] = ()

    def of(self, kind: type[F]) -> tuple[F, ...]:
        """All facts of one kind, entered-in-error ones left out."""
        return tuple(f for f in self.everything if type(f) is kind and not f.in_error)
