"""The labelled messages are what their README promises. Nothing here reads a rule, or is read by one."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from alongside.knowledge.redflags.spec.messages import agreement, compose

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


def test_every_message_of_the_halves_was_labelled_twice(halves):
    ids = [message["id"] for half in halves.values() for message in half]
    second = read("second")
    assert sorted(line["id"] for line in second) == sorted(ids)
    assert all(set(line) == {"id", "label", "sure"} for line in second)
    assert {line["label"] for line in second} <= LABELS
    assert {line["sure"] for line in second} == {True, False}


def test_every_disagreement_is_settled_in_writing_and_nothing_else_is(halves):
    second = {line["id"]: line["label"] for line in read("second")}
    settled = {line["id"]: line for line in read("settled")}
    assert len(settled) == len(read("settled"))
    for message in [*halves["dev"], *halves["test"]]:
        line = settled.pop(message["id"], None)
        if line is None:
            assert message["label"] == second[message["id"]], message["id"]
            continue
        assert set(line) == {"id", "first", "second", "settled", "why"}
        assert line["second"] == second[message["id"]]
        assert line["settled"] == message["label"]
        # Either the readers differed, or the guide was changed after both had agreed.
        assert line["first"] != line["second"] or line["settled"] != line["first"], message["id"]
        assert ("The guide changed: " in line["why"]) == (line["first"] == line["second"])
        assert line["why"].endswith(".")
    assert not settled


def test_no_settlement_lowers_what_a_reader_called_an_emergency():
    # A label that costs a call too many is settled upwards; one that costs a missed danger never downwards.
    for line in read("settled"):
        assert "emergency" not in {line["first"], line["second"]} or line["settled"] == "emergency"


def test_kappa_is_cohens():
    # Cohen's own kind of table: 20 and 15 agreed on, 5 and 10 not; by hand (0.7 - 0.5) / (1 - 0.5).
    pairs = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    assert agreement.kappa(pairs) == pytest.approx(0.4)


def test_the_numbers_of_agreement_are_those_of_the_files(halves):
    page = (MESSAGES / "agreement.md").read_text(encoding="utf-8")
    assert page == agreement.page()
    # Whoever writes rules reads the page: nothing of the half that is only measured on is told there.
    assert not [message["id"] for message in halves["test"] if f"{message['id']} " in page]
    readme = (MESSAGES / "README.md").read_text(encoding="utf-8")
    settled = read("settled")
    differed = sum(line["first"] != line["second"] for line in settled)
    every = len(halves["dev"]) + len(halves["test"])
    kappa = re.search(r"\| all \| \d+ \| \d+ \| ([\d.]+) \|", page)[1]
    doubt = re.search(r"in doubt \| (\d+) \| \d+ \| ([\d.]+) \|", page)
    assert f"in {differed} of {every} (kappa {kappa};" in readme
    assert f"{len(settled) - differed} labels on which both had agreed" in readme
    assert f"The {doubt[1]} of which" in readme and f"(kappa {doubt[2]})" in readme


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
