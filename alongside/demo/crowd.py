"""Some forty others, thrown by dice that always fall the same way. What kinds of people there are: data/crowd.toml."""

import tomllib
from random import Random

from .childhood import vaccines_by_age
from .codes import DATA
from .measured import Measured
from .story import Story

CROWD = tomllib.loads((DATA / "crowd.toml").read_text())
LANGUAGES = ("en",) * 28 + ("es",) * 7 + ("vi", "vi", "zh", "ar", "pl")
DOCTORS = ("shah", "becker", "ortega")
STREETS = ("River Road", "Mill Street", "Church Street", "Cedar Court", "Orchard Street", "Station Square")
CHARGES = (("148.00", "30.00"), ("148.00", "0.00"), ("195.00", "45.00"), ("212.00", ""))


def crowd() -> list[Story]:
    """Everybody but the main stories, in a fixed order. Each has dice of their own, so one more changes nobody else."""
    kinds = [kind for kind in CROWD["kind"] for _ in range(kind["count"])]
    return [_person(index, kind) for index, kind in enumerate(kinds)]


def _person(index: int, kind: dict) -> Story:
    dice = Random(f"riverside-{index}")  # noqa: S311 - a story, not a secret
    sex = kind.get("sex") or dice.choice(("female", "male"))
    language = LANGUAGES[index * 7 % len(LANGUAGES)]
    names = CROWD["names"][language]
    age, months = dice.randint(*kind["ages"]), dice.randint(0, 11)
    doctor = "ortega" if kind.get("child") else dice.choice(DOCTORS)
    person = {
        "given": dice.choice(names[sex]),
        "family": dice.choice(names["family"]),
        "sex": sex,
        "born": f"-{age}y-{months}mo-{dice.randint(0, 27)}d",
        "language": language,
        "interpreter": language not in ("en", "es"),
        "phone": f"217-555-01{60 + index % 39:02d}",
        "address": f"{dice.randint(1, 180)} {dice.choice(STREETS)}",
        "number": f"RFP-20{index:03d}",
        "since": f"-{min(age, 8)}y" if kind["visits"][1] > 1 else "-2mo",
    }
    told = {"person": person, "coverage": _coverage(dice, age, index)} | _care(dice, kind, age, doctor)
    if kind.get("child"):
        told["vaccine"] = vaccines_by_age(age * 12 + months)
    return Story(key=f"crowd-{index:02d}", told=told, team=[doctor, "lee"])


def _coverage(dice: Random, age: int, index: int) -> dict:
    plan = "medicare" if age >= 65 else dice.choice(("prairie", "prairie", "medicaid", "marketplace", "none"))
    return {"plan": plan} | ({"member": f"M{730000 + index}"} if plan != "none" else {})


def _care(dice: Random, kind: dict, age: int, doctor: str) -> dict:
    """Problems, medicines, vaccines, visits and plans as they are usual for this kind of person."""
    years = min(age, dice.randint(1, 8))
    had = [p for p in kind.get("maybe", []) if dice.random() < 0.45]
    problems = [
        {"code": code, "since": f"-{years}y-{dice.randint(0, 5)}mo", "by": doctor}
        for code in kind.get("problems", []) + had
    ]
    if "pregnancy" in kind.get("problems", []):
        problems = [{"code": "pregnancy", "since": f"-{dice.randint(14, 30)}w", "by": doctor}]
    care = {
        "problem": problems,
        "medicine": [
            {"code": code, "dose": dose, "since": f"-{dice.randint(2, 20)}mo", "by": doctor}
            for code, dose in kind.get("medicines", [])
        ],
        "vaccine": _vaccines(dice, kind),
        "visit": list(_visits(dice, kind, age, doctor)),
    }
    if kind["visits"][1] > 1 and dice.random() < 0.5:
        care["allergy"] = [
            {"code": dice.choice(("none_known", "penicillin", "latex", "nut")), "since": "-3y", "by": doctor}
        ]
    if dice.random() < 0.6:
        at = f"+{dice.randint(1, 60)}d {_hour(dice)} open"
        care["appointment"] = [{"at": at, "why": dice.choice(("Checkup", "Follow-up", "Blood test")), "by": doctor}]
    return care | _together(dice, kind, doctor)


def _together(dice: Random, kind: dict, doctor: str) -> dict:
    """Readings at home, a plan and a goal, where this kind of person has them."""
    told: dict = {}
    if kind.get("home"):
        told["home"] = [{"measure": "blood_pressure", "readings": Measured(dice, kind).at_home()}]
    if "plan" in kind:
        code, title = kind["plan"]
        told["plan"] = [{"code": code, "title": title, "since": "-5mo", "steps": kind["steps"], "by": doctor}]
    if "goals" in kind:
        told["goal"] = [{"words": dice.choice(kind["goals"]), "since": "-5mo"}]
    return told


def _vaccines(dice: Random, kind: dict) -> list[dict]:
    return [
        {"code": code, "at": f"-{dice.randint(2, 26)}mo {_hour(dice)} open"}
        for code in kind.get("vaccines", [])
        if dice.random() < 0.75
    ]


def _visits(dice: Random, kind: dict, age: int, doctor: str):
    """Visits over the past years, the newest some weeks ago, each with what is usually measured."""
    measured = Measured(dice, kind)
    months = 0
    for turn in range(dice.randint(*kind["visits"])):
        months += dice.randint(1, 3) if turn == 0 else dice.randint(3, 8)
        if months >= age * 12:
            return
        charge, owed = dice.choice(CHARGES)
        visit = {
            "at": f"-{months}mo-{dice.randint(0, 20)}d {_hour(dice)} open",
            "type": "well_child" if kind.get("child") else dice.choice(("checkup", "follow_up")),
            "by": doctor,
            "measured": measured.child(age) if kind.get("child") else measured.adult(),
            "charge": charge,
            "owed": owed,
        }
        if "labs" in kind and turn % 2 == 0:
            visit["lab"] = measured.lab()
        if "reasons" in kind:
            visit["why"] = dice.choice(kind["reasons"])
        yield visit


def _hour(dice: Random) -> str:
    return f"{dice.randint(8, 15):02d}:{dice.choice(('00', '20', '40'))}"
