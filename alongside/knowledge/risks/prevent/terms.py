"""The terms of the PREVENT equations: inputs, centred and scaled as published. Floats: the model is logistic."""

import math
from collections.abc import Mapping
from typing import Any

MMOL_PER_MG = 0.02586  # cholesterol, mmol/L a mg/dL, as the equations convert it


def terms(given: Mapping[str, Any]) -> dict[str, float]:
    """Every term any model may use, by name. An absent HbA1c, UACR or SDI sets its missing term and nothing else."""
    age = (given["age"] - 55) / 10
    non_hdl = (given["total_cholesterol_mg_dl"] - given["hdl_cholesterol_mg_dl"]) * MMOL_PER_MG - 3.5
    hdl = (given["hdl_cholesterol_mg_dl"] * MMOL_PER_MG - 1.3) / 0.3
    sbp = (max(given["sbp_mm_hg"], 110) - 130) / 20
    bmi = (max(given["bmi"], 30) - 30) / 5
    egfr = (min(given["egfr"], 60) - 60) / -15
    diabetes, smoking = float(given["diabetes"]), float(given["current_smoker"])
    treated, statin = float(given["bp_treated"]), float(given["statin"])
    return {
        "constant": 1.0,
        "age": age,
        "age_squared": age * age,
        "non_hdl": non_hdl,
        "hdl": hdl,
        "sbp_below_110": (min(given["sbp_mm_hg"], 110) - 110) / 20,
        "sbp_from_110": sbp,
        "diabetes": diabetes,
        "smoking": smoking,
        "bmi_below_30": (min(given["bmi"], 30) - 25) / 5,
        "bmi_from_30": bmi,
        "egfr_below_60": egfr,
        "egfr_from_60": (max(given["egfr"], 60) - 90) / -15,
        "bp_treated": treated,
        "statin": statin,
        "bp_treated_x_sbp": treated * sbp,
        "statin_x_non_hdl": statin * non_hdl,
        "age_x_non_hdl": age * non_hdl,
        "age_x_hdl": age * hdl,
        "age_x_sbp_from_110": age * sbp,
        "age_x_diabetes": age * diabetes,
        "age_x_smoking": age * smoking,
        "age_x_bmi_from_30": age * bmi,
        "age_x_egfr_below_60": age * egfr,
        **_optional(given, diabetes),
    }


def _optional(given: Mapping[str, Any], diabetes: float) -> dict[str, float]:
    hba1c, uacr, sdi = given.get("hba1c_percent"), given.get("uacr_mg_g"), given.get("sdi_decile")
    above = 0.0 if hba1c is None else hba1c - 5.3
    return {
        "hba1c_with_diabetes": above * diabetes,
        "hba1c_without_diabetes": above * (1 - diabetes),
        "hba1c_missing": float(hba1c is None),
        "ln_uacr": 0.0 if uacr is None else math.log(uacr),
        "uacr_missing": float(uacr is None),
        "sdi_4_to_6": float(sdi is not None and 4 <= sdi <= 6),
        "sdi_7_to_10": float(sdi is not None and sdi >= 7),
        "sdi_missing": float(sdi is None),
    }
