"""Terms in a patient's lines: marked once in a card, told once in a page, in the reader's language, and escaped."""

import re
from types import SimpleNamespace

import pytest
from django.template import Context
from django.test import RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from alongside.ground.explain.marking import _in_a_coded_name, marked
from alongside.ground.ui.page import marking as place
from alongside.ground.ui.page.card import Line
from alongside.knowledge.core.values import SNOMED, Coding
from alongside.knowledge.plain.glossary.editions import edition

CKD = "Chronic kidney disease, stage 3"


def page(*, accepted: bool = True) -> SimpleNamespace:
    """A request at a practice whose clinician accepted the glossary; `card(key)` is a template's context in a card."""
    request = RequestFactory().get("/")
    request.practice = SimpleNamespace(glossary_edition=edition() if accepted else None)
    return SimpleNamespace(card=lambda key="": Context({"request": request, "card": SimpleNamespace(key=key)}))


def line(title: str, **more) -> Line:
    return Line(title, source="test", explains=True, **more)


def shown(text: str, context: Context | None = None) -> str:
    return str(marked(context or page().card(), line(text), text))


def buttons(markup: str) -> list[str]:
    return re.findall(r'<button class="term" popovertarget="w-(\w+)">', markup)


def test_a_term_is_a_button_that_opens_what_it_means():
    markup = shown(CKD)
    assert markup.startswith(
        '<button class="term" popovertarget="w-chronic_kidney_disease">Chronic kidney disease</button>'
    )
    assert '<span class="word" popover id="w-chronic_kidney_disease"><b>Chronic kidney disease</b>' in markup
    assert markup.endswith("</span>, stage 3")


def test_a_term_is_marked_once_in_a_card_and_told_once_in_a_page():
    here = page()
    first, again, elsewhere = (shown(CKD, here.card(key)) for key in ("problems", "problems", "visits"))
    assert (first.count("popover id"), again, elsewhere.count("popover id")) == (1, CKD, 0)
    assert buttons(elsewhere) == buttons(first) == ["chronic_kidney_disease"]


def test_what_everybody_says_is_left_alone():
    assert (
        shown("Nausea, a Follow-up visit, the Flu and Antibiotics")
        == "Nausea, a Follow-up visit, the Flu and Antibiotics"
    )


def test_who_reads_another_language_gets_english_terms_explained_in_it():
    with translation.override("es"):
        markup = shown("Arthritis of the knee, or hipertensión")
        assert buttons(markup) == ["arthritis", "hypertension"]
        assert "<b>Artritis</b>: articulaciones inflamadas." in markup
    assert buttons(shown("Arthritis of the knee")) == []  # everybody says so in English


def test_where_the_practice_has_not_let_it_reach_patients_nothing_is_marked():
    assert shown(CKD, page(accepted=False).card()) == CKD


def test_a_line_that_does_not_say_so_is_not_marked():
    text = Line("Potassium chloride", source="test")
    assert place.marked(page().card(), text, text.title) == "Potassium chloride"


def test_only_names_of_codes_are_kept_in_memory():
    """Not what a person or a physician wrote."""
    _in_a_coded_name.cache_clear()
    codes = (Coding(SNOMED, "433144002", CKD),)
    written = line(CKD, value="Talked about her hypertension", codes=codes)
    for text in (written.value, written.title):
        marked(page().card(), written, text)
    marked(page().card(), line("Own words on edema"), "Own words on edema")
    assert _in_a_coded_name.cache_info().currsize == 1


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["<b>", "&", "edema", " ", "'", '"', "HTN", "</button>"])).map("".join)
)
def test_no_text_of_a_record_becomes_markup(text):
    markup = shown(text)
    if buttons(markup):
        told = re.sub(r'<span class="word".*?</span>', "", markup)
        bare = re.sub(r'<button class="term" popovertarget="w-\w+">|</button>', "", told)
        assert bare == str(translation.gettext_noop(bare))
        assert not re.search(r"<(?!/?(?:button|span|b)\b)", markup)
        from html import unescape

        assert unescape(bare) == text
    else:
        assert markup == text  # as it came: the template escapes it


@pytest.mark.parametrize("key", ["", "problems"])
def test_ids_stand_once_in_a_page(key):
    here = page()
    markup = "".join(shown(text, here.card(key)) for text in ("edema", "Edema and ascites", "pitting edema", "dyspnea"))
    ids = re.findall(r'id="(w-\w+)"', markup)
    assert len(ids) == len(set(ids)) == 2
