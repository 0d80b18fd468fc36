"""Section 7.3, determine contraindications: of an antigen as a whole, or of single vaccines."""

from collections.abc import Mapping

from ..history import within
from ..reasons import Reason
from ..schedule.model import Antigen, SeriesDose
from ..state import Case


def antigen_contraindication(antigen: Antigen, case: Case) -> Reason | None:
    """Table 7-5: what rules out every vaccine of the antigen; None when nothing does."""
    for observation, ages in antigen.contraindications.items():
        if observation in case.observations and within(case.ages, ages, case.assessment):
            return Reason("7.3", "contraindicated.antigen", item=observation)
    return None


def contraindicated_vaccines(antigen: Antigen, case: Case) -> dict[str, str]:
    """Table 7-6: the vaccines ruled out for the patient, each with the observation that does it."""
    found: dict[str, str] = {}
    for rule in antigen.vaccine_contraindications:
        if rule.observation in case.observations:
            for cvx, ages in rule.vaccines.items():
                if within(case.ages, ages, case.assessment):
                    found.setdefault(cvx, rule.observation)
    return found


def all_contraindicated(dose: SeriesDose, ruled_out: Mapping[str, str]) -> Reason | None:
    """Table 7-7: whether nothing preferable is left for the target dose."""
    if ruled_out and dose.preferable and all(cvx in ruled_out for cvx in dose.preferable):
        return Reason("7.3", "contraindicated.vaccines", item=next(ruled_out[cvx] for cvx in dose.preferable))
    return None
