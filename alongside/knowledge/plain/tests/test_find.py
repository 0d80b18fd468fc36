"""Where terms are found, and where they are not."""

import re
from statistics import median
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.plain.glossary import entries, find_terms, is_everyday, jargon
from alongside.knowledge.plain.glossary.forms import forms


def found(text, language="en", medicines=()):
    return [(text[f.start : f.end], f.entry.id) for f in find_terms(text, language, medicines)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Your HYPERTENSION is fine.", [("HYPERTENSION", "hypertension")]),
        ("chronic kidney disease", [("chronic kidney disease", "chronic_kidney_disease")]),
        ("a urinary-tract infection", [("urinary-tract infection", "urinary_tract_infection")]),
        ("Crohn’s disease", [("Crohn’s disease", "inflammatory_bowel_disease")]),
        ("two biopsies and X-rays", [("biopsies", "biopsy"), ("X-rays", "x_ray")]),
        ("the CBC and MRIs", [("CBC", "complete_blood_count"), ("MRIs", "mri")]),
        ("c/o SOB, s/p stent", [("c/o", "denies"), ("SOB", "dyspnea"), ("s/p", "status_post"), ("stent", "stent")]),
        ("take 5 mg b.i.d. with water", [("b.i.d", "twice_a_day")]),
        ("Take 1 tablet PO bid prn", [("PO", "by_mouth"), ("bid", "twice_a_day"), ("prn", "as_needed")]),
        ("kidney. Stone", []),  # a full stop parts them
        ("hypertensions-free", [("hypertensions", "hypertension")]),
    ],
)
def test_terms_are_found_whole_in_any_form(text, terms):
    assert found(text) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Su hipertension esta bien", [("hipertension", "hypertension")]),
        ("cálculos renales", [("cálculos renales", "kidney_stone")]),
        ("El TAC de la cabeza", [("TAC", "ct_scan")]),
        ("hace 3 años, o hace 3 anos", []),
        ("lesiones de la piel", [("lesiones", "lesion")]),
    ],
)
def test_spanish_is_found_with_and_without_accents(text, terms):
    assert found(text, "es") == terms


@pytest.mark.parametrize(
    "text",
    [
        "I bid you good day.", "The PT was early.", "MS Word does not open.", "PE class at school", "a hearing AID",
        "He is fit and well.", "Please add it.", "The mass was at ten in church.", "OS and browser", "a sob story",
        "our culture", "a sinus curve",
    ],
)  # fmt: skip
def test_what_means_something_else_is_not_found(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("PT for knee exercises", ["physical_therapy"]),
        ("PT and INR", ["pro_time", "inr"]),
        ("PT exercises while the INR is checked", ["inr"]),  # two meanings would do: neither is said
        ("CT showed a PE", ["ct_scan", "pulmonary_embolism"]),
        ("lungs CTA bilaterally", ["palpation", "bilateral"]),
        ("CTA of the chest with contrast", ["ct_scan", "contrast"]),
        ("metoprolol XR 25 mg tablet", ["extended_release"]),
    ],
)
def test_letters_with_several_meanings_are_settled_by_words_around(text, terms):
    assert [name for _written, name in found(text)] == terms


def test_a_name_of_a_medicine_the_patient_takes_is_no_term():
    text = "Take your potassium chloride. Your potassium is low."
    assert found(text, medicines=["Potassium chloride 20 MEQ tablet"]) == [("potassium", "potassium")]
    assert [written for written, _name in found(text)] == ["potassium", "potassium"]
    assert found("vitamin D deficiency", medicines=["vitamin D 1000 UNT"]) == [
        ("vitamin D deficiency", "vitamin_d_deficiency")
    ]


def test_jargon_is_what_a_plainer_word_could_replace():
    text = "Your hypertension, cholesterol, asthma and nausea."
    assert [(text[j.start : j.end], j.plain) for j in jargon(text, "en")] == [("hypertension", "high blood pressure")]
    assert [j.plain for j in jargon("Tiene disnea y náuseas.", "es")] == ["falta de aire"]
    assert jargon("two headaches, a fever", "en") == ()


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("You have hypertension (high blood pressure).", True),
        ("You have high blood pressure, or hypertension.", True),
        ("You have hypertension. We will talk.", False),
        ("You have hypertension. " + "We will talk. " * 9 + "High blood pressure is common.", False),
    ],
)
def test_jargon_that_the_text_explains_itself_is_marked(text, explained):
    assert [j.explained for j in jargon(text, "en")] == [explained]


def test_everyday_words_are_known_in_any_form():
    assert is_everyday("Antibiotics", "en")
    assert is_everyday("over  the counter", "en")
    assert not is_everyday("edema", "en")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_name_is_found_by_itself(language):
    """But for those that need a word beside them."""
    lost = [
        (entry.id, form)
        for entry in entries()
        if not entry.near_words
        for name in entry.side(language).names
        for form in forms(name, language)
        if [(f.start, f.end, f.entry.id) for f in find_terms(form, language)] != [(0, len(form), entry.id)]
    ]
    assert {form for _id, form in lost} <= {"anginas"}  # tonsils to some, chest pains to others


NAMES = st.sampled_from([n for e in entries() for s in (e.en, e.es) for n in (*s.names, *s.letters)])
PIECES = st.lists(NAMES | st.text(max_size=8) | st.sampled_from([" ", ". ", "/", "'", "-", "5 mg "]), max_size=12)


@given(PIECES.map("".join) | st.text(max_size=200), st.sampled_from(["en", "es", "so"]), st.lists(NAMES, max_size=2))
def test_findings_are_inside_in_order_and_apart(text, language, medicines):
    last = 0
    for term in find_terms(text, language, medicines):
        assert last <= term.start < term.end <= len(text)
        assert text[term.start].isalnum()
        assert text[term.end - 1].isalnum()
        last = term.end
    assert {j.entry.id for j in jargon(text, language)} <= {f.entry.id for f in find_terms(text, language)}


def test_it_costs_no_more_than_some_passes_over_the_words():
    """A message of 2,000 characters with a term in every line: as a ratio, since a time means nothing elsewhere."""
    text = ("Your CBC is fine and we will talk about the hypertension when you come in on Friday morning. " * 22)[:2000]
    find_terms(text, "en")

    def took(work):
        times = []
        for _ in range(15):
            before = perf_counter()
            work()
            times.append(perf_counter() - before)
        return median(times)

    words = took(lambda: re.findall(r"[^\W_]+", text))
    assert took(lambda: find_terms(text, "en")) < 40 * words
