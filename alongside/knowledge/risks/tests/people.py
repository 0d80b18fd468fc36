"""Typed inputs for tests: strategies made from the fields themselves, and one plain person for each calculator."""

from hypothesis import strategies as st

from alongside.knowledge.core.asked import Choice, Number, YesNo
from alongside.knowledge.risks import CALCULATORS

JUNK = st.one_of(
    st.none(), st.booleans(), st.text(max_size=5), st.integers(), st.floats(), st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2), st.just(10**400), st.just(-(10**400)),
    st.just(float("nan")), st.just(float("inf")), st.sampled_from(["male", "30", "true", "\ud800"]), st.just(b"7"),
)  # fmt: skip


def value_of(field):
    """Values that a field allows."""
    if isinstance(field, Number):
        below = field.high if not field.below else field.high - 0.001
        numbers = st.integers(int(field.low), int(field.high)) if field.whole else st.floats(field.low, below)
        return numbers | st.sampled_from(field.words) if field.words else numbers
    return st.sampled_from(field.options) if isinstance(field, Choice) else st.booleans()


def person(name):
    """Whole inputs of a calculator, optional ones now and then absent."""
    fields = CALCULATORS[name].fields
    return st.fixed_dictionaries({f.name: st.none() | value_of(f) if f.optional else value_of(f) for f in fields})


def plain(name):
    """One person whom the calculator answers."""
    usual = {
        "sex": "female", "age": 55, "projection_age": 60, "sbp_mm_hg": 130, "total_cholesterol_mg_dl": 200,
        "hdl_cholesterol_mg_dl": 50, "egfr": 90, "bmi": 25, "horizon_years": 10, "hba1c_percent": 6, "uacr_mg_g": 20,
        "sdi_decile": 5, "systolic": 130, "diastolic": 80, "race": "white", "biopsies": 1, "age_menarche": 12,
        "age_first_birth": 25, "first_degree_relatives": 0, "family_history": "none",
    }  # fmt: skip
    if name == "kfre_4var_2016":
        usual |= {"egfr": 40, "horizon_years": 5}
    given = {}
    for field in CALCULATORS[name].fields:
        if isinstance(field, YesNo):
            given[field.name] = False
        elif isinstance(field, Choice):
            given[field.name] = usual.get(field.name, field.options[0])
        else:
            given[field.name] = usual.get(field.name, (int if field.whole else float)((field.low + field.high) / 2))
    return given
