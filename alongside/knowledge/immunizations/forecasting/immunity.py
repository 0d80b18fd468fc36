"""Section 7.2, determine evidence of immunity."""

from ..reasons import Reason
from ..schedule.model import Antigen
from ..state import Case


def evidence_of_immunity(antigen: Antigen, case: Case) -> Reason | None:
    """Table 7-3: what shows that the patient is immune; None when nothing does."""
    for observation in antigen.immunity_observations:
        if observation in case.observations:
            return Reason("7.2", "immune.history", item=observation)
    for birth in antigen.immunity_by_birth:
        excluded = any(observation in case.observations for observation in birth.exclusions)
        country = birth.country is None or case.patient.country_of_birth in (None, birth.country)
        if case.ages.day < birth.born_before and country and not excluded:
            return Reason("7.2", "immune.birth", case.ages.day, birth.born_before)
    return None
