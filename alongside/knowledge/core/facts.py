"""What is known of a person, frozen. Every fact says what it is, when, how it stands, and which record it is from."""

from dataclasses import dataclass, field
from typing import ClassVar, TypeVar

from .dates import PartialDate
from .values import Concept, Quantity


@dataclass(frozen=True, slots=True)
class Origin:
    """The record a fact was read from, by its identity: two sources never share identities."""

    source: str
    type: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Common to all. `modified` says that the record carries a modifier extension: see the original."""

    kind: ClassVar[str]
    origin: Origin
    concept: Concept | None = None
    status: str = ""
    categories: tuple[str, ...] = ()
    when: PartialDate | None = None
    until: PartialDate | None = None
    recorded: PartialDate | None = None
    note: str = ""
    sensitivity: frozenset[str] = frozenset()
    modified: bool = False

    @property
    def label(self) -> str:
        """What it is, in the record's words; "" when the record does not say."""
        return self.concept.label if self.concept else ""

    @property
    def in_error(self) -> bool:
        """Marked as entered in error: kept, and never shown as true."""
        return self.status == "entered-in-error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Fact):
    """A condition. `status` is its clinical status, or entered-in-error; `until` when it went away."""

    kind = "problem"
    verification: str = ""

    @property
    def is_active(self) -> bool:
        """Not known to be over: an unsaid status counts as active, so that nothing is overlooked."""
        return self.status in ("", "active", "recurrence", "relapse", "unknown") and self.until is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine(Fact):
    """A medicine asked for, stated or handed over (`source_kind`: request, statement, dispense)."""

    kind = "medicine"
    source_kind: str = "request"
    intent: str = ""
    dose: tuple[str, ...] = ()
    named_by: str = ""  # a reference to the Medication that names it
    quantity: Quantity | None = None
    days: Quantity | None = None

    @property
    def is_current(self) -> bool:
        """Prescribed or stated as being taken, and not ended."""
        return self.source_kind != "dispense" and self.status in ("", "active", "intended", "on-hold", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Allergy(Fact):
    """An allergy or intolerance. `status` is clinical; `none_known` when the record says that there is none."""

    kind = "allergy"
    verification: str = ""
    criticality: str = ""
    reactions: tuple[Concept, ...] = ()

    @property
    def none_known(self) -> bool:
        """A recorded "no known allergy", which is not the same as nothing recorded."""
        return bool(self.concept and any(c.code in NO_KNOWN_ALLERGY for c in self.concept.codings))


# SNOMED CT: no known allergy, no known drug allergy, no known food allergy, no known environmental allergy.
NO_KNOWN_ALLERGY = frozenset({"716186003", "409137002", "429625007", "428607008"})


@dataclass(frozen=True, slots=True)
class Range:
    """A reference range as the laboratory sent it."""

    low: Quantity | None = None
    high: Quantity | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One component of a measurement, such as the top number of a blood pressure."""

    concept: Concept
    quantity: Quantity | None = None
    answer: Concept | None = None
    text: str = ""
    absent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(Fact):
    """An observation: a number, a coded answer or words; parts when it has several."""

    kind = "measurement"
    quantity: Quantity | None = None
    answer: Concept | None = None
    text: str = ""
    absent: str = ""
    parts: tuple[Part, ...] = ()
    ranges: tuple[Range, ...] = ()
    interpretation: tuple[str, ...] = ()

    @property
    def value(self) -> Quantity | Concept | str | None:
        """The number, else the coded answer, else the words, else nothing."""
        return self.quantity or self.answer or self.text or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Fact):
    """Something that was done."""

    kind = "procedure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vaccine(Fact):
    """A vaccine given, or not given and why (`status` not-done)."""

    kind = "vaccine"
    reason: str = ""
    lot: str = ""
    first_hand: bool | None = None


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


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a document holds. The bytes stay in the record; `inline` says that they are there and not at `url`."""

    title: str = ""
    content_type: str = ""
    url: str = ""
    inline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Fact):
    """A letter, note or picture."""

    kind = "document"
    title: str = ""
    author: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Fact):
    """A care plan with its activities in words."""

    kind = "plan"
    title: str = ""
    activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Fact):
    """Something to reach, and by when (`until`)."""

    kind = "goal"
    said_by: str = ""


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
    """A claim, or an insurer's explanation of it (`explained`). Integer cents; None where the record does not say."""

    kind = "bill"
    explained: bool = False
    total_cents: int | None = None
    patient_cents: int | None = None
    currency: str = ""
    insurer: str = ""


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


@dataclass(frozen=True, slots=True)
class Demographics:
    """Who the record says this is."""

    given: str = ""
    family: str = ""
    called: str = ""
    birth: PartialDate | None = None
    sex: str = ""
    language: str = ""
    interpreter: bool = False
    deceased: bool = False
    died: PartialDate | None = None
    telecoms: tuple[tuple[str, str, str], ...] = ()  # (system, use, value)
    addresses: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()  # (system, value)


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
