"""What the engine writes on while it works: one patient, each series, each evaluation. Nothing of it is shared."""

from .history import Administered, History
from .patient import Patient
from .reasons import Reason
from .schedule.durations import DatesFrom
from .schedule.model import AntigenSeries, Schedule, SeriesDose

VALID, NOT_VALID, EXTRANEOUS, SUBSTANDARD = "Valid", "Not Valid", "Extraneous", "Sub-standard"
NOT_COMPLETE, COMPLETE, IMMUNE, CONTRAINDICATED = "Not Complete", "Complete", "Immune", "Contraindicated"
AGED_OUT, NOT_RECOMMENDED = "Aged Out", "Not Recommended"


class Evaluation:
    """How one dose counts in one series (table 3-1). `target`: the number of the series dose it was held against."""

    __slots__ = ("given", "inadvertent", "reasons", "status", "target")

    def __init__(self, given: Administered, target: int | None) -> None:
        self.given = given
        self.target = target
        self.status = ""
        self.inadvertent = False
        self.reasons: list[Reason] = []


class PatientSeries:
    """A relevant patient series: where the patient stands on one path to immunity.

    `next` is the index of the first series dose not yet satisfied or skipped; `satisfied` the evaluations that
    satisfied a target dose. Dates are days (ordinals), None where the specification says "blank".
    """

    __slots__ = (
        "done", "dose_number", "earliest", "evaluations", "latest", "next", "past_due", "reasons", "recommended",
        "satisfied", "score", "series", "status", "vaccines",
    )  # fmt: skip

    def __init__(self, series: AntigenSeries) -> None:
        self.series = series
        self.evaluations: list[Evaluation] = []
        self.satisfied: list[Evaluation] = []
        self.next = 0
        self.status = ""
        self.reasons: list[Reason] = []
        self.earliest: int | None = None
        self.recommended: int | None = None
        self.past_due: int | None = None
        self.latest: int | None = None
        self.dose_number: int | None = None
        self.vaccines: tuple[str, ...] = ()
        self.score = 0

    @property
    def target(self) -> SeriesDose | None:
        """The series dose to satisfy next; None when there is none left."""
        doses = self.series.doses
        return doses[self.next] if self.next < len(doses) else None

    @property
    def complete(self) -> bool:
        """SELECTB-6."""
        return self.status == COMPLETE

    @property
    def in_process(self) -> bool:
        """SELECTB-16."""
        return self.status == NOT_COMPLETE and bool(self.satisfied)


class Case:
    """One patient on one date. `series_of`: antigen → series group → the relevant patient series worked out so far."""

    __slots__ = ("ages", "assessment", "gender", "history", "observations", "patient", "schedule", "series_of")

    def __init__(self, schedule: Schedule, patient: Patient, assessment: int) -> None:
        self.schedule = schedule
        self.patient = patient
        self.assessment = assessment
        self.gender = patient.gender
        self.ages = DatesFrom(patient.born.toordinal())
        self.observations = {c: None if d is None else d.toordinal() for c, d in patient.observations.items()}
        self.history = History(patient, schedule, self.ages, assessment)
        self.series_of: dict[str, dict[str, list[PatientSeries]]] = {}
