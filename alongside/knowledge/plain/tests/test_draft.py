"""Questions of a patient, whether a draft touches them, and whether it says what happens next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.knowledge.core.wording import words
from alongside.knowledge.plain.draft import (
    Question,
    next_step,
    next_step_said,
    questions,
    touched,
    touched_said,
)
from alongside.knowledge.plain.draft.saying import FOLDER
from alongside.knowledge.plain.draft.stems import stem
from alongside.knowledge.plain.draft.times import times


def asked(text, language="en"):
    return [one.text for one in questions(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Hi. I feel fine. Can I drive? My arm hurts.", "en", ["Can I drive?"]),
        ("can i take it with food. And when is my visit", "en", ["can i take it with food.", "And when is my visit"]),
        (
            "I was wondering about the bill. I’m wondering if.",
            "en",
            ["I was wondering about the bill.", "I’m wondering if."],
        ),
        ("Please let me know if I should stop.", "en", ["Please let me know if I should stop."]),
        ("I drive to work.", "en", []),
        ("¿Puedo manejar? Me siento bien.", "es", ["Puedo manejar?"]),
        ("Quisiera saber si puedo comer. Gracias.", "es", ["Quisiera saber si puedo comer."]),
        ("cuándo es mi cita", "es", ["cuándo es mi cita"]),
        ("", "en", []),
    ],
)
def test_what_asks_is_a_question(text, language, found):
    assert asked(text, language) == found


@pytest.mark.parametrize(
    ("question", "draft", "verdict"),
    [
        ("Can I drive?", "You can drive again from Monday.", "touched"),
        ("Can I drive?", "Your arm looks good. Please rest.", "not_seen"),
        ("Is my high blood pressure dangerous?", "Your hypertension is not serious.", "touched"),
        ("Is this hypertension?", "Yes, you have high blood pressure.", "touched"),
        ("When is my appointment?", "Your visit is on Friday at 3 pm.", "touched"),
        ("When is my appointment?", "We made an appointment for you.", "perhaps"),
        ("How much will it cost?", "The bill will be 40 dollars.", "touched"),
        ("Does the new pill have side effects?", "You may feel dizzy.", "perhaps"),
        ("Can I swim with the cast and travel to Mexico by plane?", "You may fly.", "perhaps"),
        ("Why?", "Because of your knee.", "cannot_tell"),
        ("Can I drive?", "", "not_seen"),
    ],
)
def test_what_can_be_said_of_a_question(question, draft, verdict):
    (found,) = touched([Question(0, len(question), question)], draft, "en")
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("question", "draft", "verdict"),
    [
        ("¿Puedo manejar?", "Puede conducir desde el lunes.", "touched"),
        ("¿Puedo manejar?", "Su brazo está bien. Descanse.", "not_seen"),
        ("¿Cuándo es mi cita?", "Su visita es el viernes a las 3.", "touched"),
        ("¿Es grave la hipertensión?", "La presión alta no es peligrosa ahora.", "touched"),
        ("¿Cuánto cuesta?", "La factura es de 40 dólares.", "touched"),
        ("¿Puedo viajar en avión y nadar?", "Puede volar.", "perhaps"),
    ],
)
def test_the_same_in_spanish(question, draft, verdict):
    (found,) = touched([Question(0, len(question), question)], draft, "es")
    assert found.verdict == verdict


def test_words_far_apart_are_only_perhaps():
    question = Question(0, 0, "Should I stop lisinopril before surgery?")
    near = "Please stop lisinopril the day before surgery."
    far = "Surgery is a big word. We will talk. All is well here. Your lisinopril bottle is blue. Do not stop walking."
    assert [touched([question], draft, "en")[0].verdict for draft in (near, far)] == ["touched", "perhaps"]


@pytest.mark.parametrize(
    ("draft", "language", "key"),
    [
        ("We will call you on Friday with the result.", "en", "both"),
        ("Please come in. We have time tomorrow.", "en", "both"),
        ("Take one pill each day and come back in 2 weeks.", "en", "both"),
        ("The nurse will call you with the result.", "en", "no_time"),
        ("We will call you soon.", "en", "vague"),
        ("Your test from Monday looks good.", "en", "nothing"),
        ("You will feel better in 3 days.", "en", "nothing"),
        ("Can you come on Friday?", "en", "nothing"),
        ("Take care. See you Friday.", "en", "nothing"),
        ("", "en", "nothing"),
        ("Le llamaremos el viernes con el resultado.", "es", "both"),
        ("Venga a la clínica mañana.", "es", "both"),
        ("La enfermera le llamará.", "es", "no_time"),
        ("Le llamaremos pronto.", "es", "vague"),
        ("Su examen del lunes salió bien.", "es", "nothing"),
        ("Tome una pastilla por la mañana.", "es", "no_time"),
    ],
)
def test_whether_a_draft_says_what_happens_next_and_when(draft, language, key):

    for reader in ("en", "es"):
        assert next_step_said(next_step(draft, language), reader) == words(FOLDER, reader)(f"next.{key}")


def test_times_stand_where_they_stand():
    text = "Come by 5 pm, or on Nov 3, or within 2 weeks, or soon."
    found = times(text, "en")
    assert [text[a:b] for a, b in found.exact] == ["by 5 pm", "Nov 3", "within 2 weeks"]
    assert [text[a:b] for a, b in found.vague] == ["soon"]


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [("taking", "take", "en"), ("stopped", "stop", "en"), ("worries", "worry", "en"), ("pills", "pill", "en"),
     ("pastillas", "pastilla", "es"), ("manejando", "manejar", "es"), ("resultados", "resultado", "es")],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(one, other, language):
    assert stem(one, language) == stem(other, language)


TEXTS = st.text(max_size=120) | st.lists(
    st.sampled_from(
        "can I drive soon? Please call us on Friday. hypertension food ¿puedo comer? mañana 5 pm\n- ".split(" ")
    )
).map(" ".join)


@given(TEXTS, TEXTS, st.sampled_from(["en", "es", "so"]))
def test_any_words_get_an_answer(text, draft, language):
    found = questions(text, language)
    for one in found:
        assert text[one.start : one.end] == one.text
    for one in touched(found, draft, language):
        assert 0 <= one.share <= 1
        assert touched_said(one, language)
        if one.verdict == "touched":  # more words never make it less so
            (again,) = touched([one.question], f"{draft}\n\nThank you.", language)
            assert again.verdict == "touched"
    step = next_step(draft, language)
    assert all(0 <= a < b <= len(draft) for a, b in (*step.what, *step.when, *step.vague))
    assert not step.together or (step.what and step.when)
