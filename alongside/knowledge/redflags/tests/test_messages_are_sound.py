"""The labelled messages are what their README promises. Nothing here reads a rule, or is read by one."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from alongside.knowledge.redflags.spec.messages import compose

MESSAGES = Path(compose.__file__).parent
LABELS = {"emergency", "today", "routine", "unknown"}
LANGUAGES = {"en", "es", "mixed", "other"}
AUTHORS = {"patient", "helper", "staff"}
KINDS = {
    "plain", "negated", "historical", "question", "idiom", "misspelled", "spanish", "mixed", "thirdperson", "slang",
    "buried", "doubted", "joke", "otherlanguage",
}  # fmt: skip
# Every topic of the red-flag facts, then our own.
DANGERS = set(
    """
    chest_pain chest_pain_atypical stroke stroke_tia breathing anaphylaxis severe_bleeding seizure sepsis meningitis
    self_harm domestic_abuse poisoning paracetamol_overdose opioid_overdose thunderclap_headache headache headache_child
    head_injury head_injury_anticoagulant cauda_equina acute_abdomen ectopic_pregnancy pregnancy_danger
    reduced_movements pre_eclampsia postpartum infant_fever dehydration_child testicular_torsion eye_emergency
    eye_chemical pulmonary_embolism dka hypoglycaemia heart_failure asthma_attack neutropenic_fever gi_bleeding
    anticoagulant_bleeding newborn_jaundice medicine_reaction serotonin_syndrome lithium_toxicity bp_crisis violence
    abuse_child_elder
    """.split()
)
MILDER = set(
    """
    giant_cell_arteritis child_fever eye_urgent dvt hyperglycaemia bowel_symptoms cancer_lung cancer_endometrial
    cancer_colorectal cancer_head_neck cancer_oral cancer_breast cancer_upper_gi cancer_weight_loss cancer_ovarian
    fainting infection medicine_out figure_of_speech unread_language everyday
    """.split()
)


def read(name):
    return [json.loads(line) for line in (MESSAGES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def words(message):
    return frozenset(re.findall(r"\w+", message["text"].lower()))


@pytest.fixture(scope="module")
def halves():
    return {"dev": read("dev"), "test": read("test")}


@pytest.fixture(scope="module")
def natural():
    return read("natural")


def share(messages, holds):
    return sum(map(holds, messages)) / len(messages)


def test_every_line_is_well_formed(halves, natural):
    for message in [*halves["dev"], *halves["test"], *natural]:
        assert message["label"] in LABELS
        assert message["language"] in LANGUAGES
        assert message["author"] in AUTHORS
        assert message["kind"] in KINDS
        assert message["topic"] in DANGERS | MILDER
        assert message["text"].strip() == message["text"] != ""
        more = set(message) - {"id", "text", "scenario", "kind", "language", "author", "label", "topic"}
        assert more <= {"age", "sex", "pregnant", "readings"}
        assert all(set(reading) == {"code", "value", "unit"} for reading in message.get("readings", []))


def test_ids_and_texts_are_unique_over_all_three_sets(halves, natural):
    every = [*halves["dev"], *halves["test"], *natural]
    assert len({message["id"] for message in every}) == len(every)
    twice = [text for text, times in Counter(m["text"].lower() for m in every).items() if times > 1]
    assert not twice


def test_halves_are_halves(halves):
    dev, test = len(halves["dev"]), len(halves["test"])
    assert dev + test >= 660
    assert 0.4 <= dev / (dev + test) <= 0.6


def test_no_scenario_is_in_both_halves(halves):
    dev, test = ({message["scenario"] for message in half} for half in halves.values())
    assert not dev & test
    assert min(len(dev), len(test)) >= 120


def test_no_message_of_one_half_is_a_reworded_one_of_the_other(halves):
    close = []
    tests = [(message["id"], words(message)) for message in halves["test"]]
    for message in halves["dev"]:
        mine = words(message)
        close += [(message["id"], other) for other, its in tests if mine and len(mine & its) / len(mine | its) > 0.6]
    assert not close


@pytest.mark.parametrize("half", ["dev", "test"])
def test_each_half_keeps_its_shares(halves, half):
    messages = halves[half]
    emergencies = [message for message in messages if message["label"] == "emergency"]
    assert share(messages, lambda m: m["kind"] != "plain") >= 0.5
    assert share(emergencies, lambda m: m["language"] in {"es", "mixed"}) >= 0.3
    assert {m["kind"] for m in messages} == KINDS
    # Enough of what is no emergency that crying wolf shows.
    assert share(messages, lambda m: m["label"] in {"today", "routine"}) >= 0.4


@pytest.mark.parametrize("half", ["dev", "test"])
def test_every_topic_is_in_each_half_and_every_danger_in_both_languages(halves, half):
    messages = halves[half]
    assert {message["topic"] for message in messages} == DANGERS | MILDER
    urgent = [message for message in messages if message["label"] == "emergency"]
    for topic in DANGERS:
        mine = [message["language"] for message in urgent if message["topic"] == topic]
        assert mine.count("en") >= 2, topic
        assert mine.count("es") + mine.count("mixed") >= 1, topic
        others = [m for m in messages if m["topic"] == topic and m["label"] != "emergency"]
        assert others, f"{topic} has no near miss"


def test_what_cannot_be_read_is_unknown(halves):
    both = [*halves["dev"], *halves["test"]]
    foreign = [message for message in both if message["kind"] == "otherlanguage"]
    assert sum(message["label"] == "unknown" for message in foreign) >= 25
    assert all(message["kind"] == "otherlanguage" for message in both if message["label"] == "unknown")
    # The label is for the language: some are harmless, some not; and a danger said in English among it counts.
    assert {"unknown", "emergency"} == {message["label"] for message in foreign}


def test_the_natural_set_is_like_a_practices_inbox(natural):
    assert len(natural) >= 1500
    present = [m for m in natural if m["label"] != "routine" and m["kind"] in {"plain", "spanish"}]
    assert 0.025 <= len(present) / len(natural) <= 0.035
    assert 0.13 <= share(natural, lambda m: m["language"] in {"es", "mixed"}) <= 0.17


def test_the_natural_set_is_what_its_bodies_make(natural):
    bodies = read("bodies")
    assert len({body["text"].lower() for body in bodies}) == len(bodies) >= 500
    assert natural == compose.composed()
    assert (MESSAGES / "natural.jsonl").read_text(encoding="utf-8") == compose.lines()
    # No danger, present or past, is told twice.
    weighty = [body for body in bodies if body["label"] != "routine"]
    assert len(weighty) == sum(message["label"] != "routine" for message in natural)
