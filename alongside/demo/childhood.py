"""Childhood vaccines as they are usually given, by the age at which they were due."""

# (age in months, vaccines given then)
SCHEDULE = (
    (0, ("hepb_child",)),
    (2, ("dtap_hepb_polio", "hib", "pneumo_child", "rotavirus")),
    (4, ("dtap_hepb_polio", "hib", "pneumo_child", "rotavirus")),
    (6, ("dtap_hepb_polio", "hib", "pneumo_child")),
    (12, ("mmr", "chickenpox", "pneumo_child", "hepa")),
    (15, ("dtap", "hib")),
    (18, ("hepa",)),
    (50, ("dtap_polio", "mmr", "chickenpox")),
    (134, ("tdap", "meningitis", "hpv")),
)


def vaccines_by_age(months: int) -> list[dict]:
    """Told as a story tells them, for a child of so many months; all that was due has been given."""
    return [
        {"code": code, "at": f"-{months - due}mo 09:10 open"}
        for due, codes in SCHEDULE
        if due < months
        for code in codes
    ]
