"""A schedule, immutable. Names follow the specification; "n/a" is None; days are ordinals."""

from collections.abc import Mapping
from dataclasses import dataclass

from .durations import Duration

STANDARD, RISK, EVALUATION_ONLY = "Standard", "Risk", "Evaluation Only"


@dataclass(frozen=True, slots=True)
class Span:
    """When a rule was in force (section 3.3): both ends count; None is open."""

    effective: int | None
    cessation: int | None

    def covers(self, day: int) -> bool:
        """RELEVANT-1 and RELEVANT-2."""
        return (self.effective is None or self.effective <= day) and (self.cessation is None or day <= self.cessation)


@dataclass(frozen=True, slots=True)
class AgeRange:
    """From one age (included) to another (not included); None is open."""

    begin: Duration | None
    end: Duration | None


@dataclass(frozen=True, slots=True)
class Age:
    """The ages of a series dose."""

    absolute_minimum: Duration | None
    minimum: Duration | None
    earliest_recommended: Duration | None
    latest_recommended: Duration | None
    maximum: Duration | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Interval:
    """A preferable or allowable interval, counted from exactly one of four things."""

    from_previous: bool
    from_target_dose: int | None
    from_most_recent: frozenset[str]
    from_observation: str | None
    absolute_minimum: Duration | None
    minimum: Duration | None
    earliest_recommended: Duration | None
    latest_recommended: Duration | None
    priority: bool
    span: Span | None


@dataclass(frozen=True, slots=True)
class SeriesVaccine:
    """A preferable or allowable vaccine of a series dose. `product`: the code (MVX) of the one manufacturer meant."""

    cvx: str
    ages: AgeRange
    product: str | None = None
    trade_name: str | None = None
    volume: float | None = None
    forecast: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a conditional skip (section 6.2). `kind`: age, interval, completed series, vaccine count."""

    kind: str
    ages: AgeRange
    start: int | None
    end: int | None
    interval: Duration | None
    count: int
    comparison: str  # "greater than", "equal to", "less than"
    valid_only: bool
    vaccines: frozenset[str]
    series_groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SkipSet:
    """Conditions of which all, or with `any_condition` one, must be met."""

    number: str
    any_condition: bool
    conditions: tuple[Condition, ...]
    span: Span | None


@dataclass(frozen=True, slots=True)
class ConditionalSkip:
    """Sets of which all, or with `any_set` one, must be met, when evaluating a dose and/or forecasting one."""

    evaluating: bool
    forecasting: bool
    any_set: bool
    sets: tuple[SkipSet, ...]


@dataclass(frozen=True, slots=True)
class Season:
    """Days on which a seasonal vaccine is recommended; both count."""

    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class SeriesDose:
    """One dose of a series."""

    number: int
    ages: tuple[Age, ...]
    intervals: tuple[Interval, ...]
    allowable_intervals: tuple[Interval, ...]
    preferable: Mapping[str, tuple[SeriesVaccine, ...]]
    allowable: Mapping[str, tuple[SeriesVaccine, ...]]
    inadvertent: frozenset[str]
    skips: tuple[ConditionalSkip, ...]
    recurring: bool
    season: Season | None


@dataclass(frozen=True, slots=True)
class Indication:
    """An observation that makes a risk series relevant, at which ages."""

    observation: str
    ages: AgeRange


@dataclass(frozen=True, slots=True)
class AntigenSeries:
    """One path to immunity."""

    name: str
    antigen: str
    vaccine_group: str
    kind: str
    decide_together: bool
    equivalent_groups: frozenset[str]
    genders: frozenset[str]
    default: bool
    product_path: bool
    series_group: str
    series_group_name: str
    priority: str
    preference: int | None
    minimum_age_to_start: Duration | None
    maximum_age_to_start: Duration | None
    indications: tuple[Indication, ...]
    doses: tuple[SeriesDose, ...]


@dataclass(frozen=True, slots=True)
class BirthDateImmunity:
    """Born before this day, in this country if one is named, without these observations: taken to be immune."""

    born_before: int
    country: str | None
    exclusions: frozenset[str]


@dataclass(frozen=True, slots=True)
class VaccineContraindication:
    """An observation that rules out some vaccines of an antigen."""

    observation: str
    vaccines: Mapping[str, AgeRange]


@dataclass(frozen=True, slots=True)
class Antigen:
    """What a vaccine protects against, and the ways there. `groups`: the series of each series group, in its order."""

    name: str
    immunity_observations: frozenset[str]
    immunity_by_birth: tuple[BirthDateImmunity, ...]
    contraindications: Mapping[str, AgeRange]
    vaccine_contraindications: tuple[VaccineContraindication, ...]
    groups: Mapping[str, tuple[AntigenSeries, ...]]


@dataclass(frozen=True, slots=True)
class Vaccine:
    """A vaccine type (CVX): its name, and its antigens with the ages at which it is used for them."""

    cvx: str
    name: str
    antigens: Mapping[str, AgeRange]


@dataclass(frozen=True, slots=True)
class Conflict:
    """How long one vaccine impairs another given after it."""

    begin: Duration
    minimum_end: Duration
    end: Duration


@dataclass(frozen=True, slots=True)
class VaccineGroup:
    """Antigens that a patient knows as one vaccine. `full`: all of them are to be given together."""

    name: str
    antigens: tuple[str, ...]
    full: bool


@dataclass(frozen=True, slots=True)
class Observation:
    """A condition, exposure or circumstance the schedule knows, with its codes elsewhere: (system, code)."""

    code: str
    title: str
    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """All of it. `conflicts`: impacted vaccine → conflicting vaccine given before → how long; `impairing` are these."""

    name: str
    source: str
    groups: Mapping[str, VaccineGroup]
    antigens: Mapping[str, Antigen]
    vaccines: Mapping[str, Vaccine]
    conflicts: Mapping[str, Mapping[str, Conflict]]
    impairing: frozenset[str]
    observations: Mapping[str, Observation]
