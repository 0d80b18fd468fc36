"""How people say it: every phrasing that was written down is an emergency, thirty of each danger before any label."""

import tomllib
from pathlib import Path

import pytest

from alongside.knowledge.redflags import Urgency, Writing, weigh

FOLDER = Path(__file__).parent.parent / "spec" / "phrasings"
SAID = [
    (path.stem, danger, language, text)
    for path in sorted(FOLDER.glob("*.toml"))
    for danger, languages in tomllib.loads(path.read_text(encoding="utf-8")).items()
    for language, texts in languages.items()
    for text in texts
]
# Written as an emergency; the guide of labels says a human today: wishing to be dead, without more.
TODAY = {
    "i don't want to be here anymore", "i wish i wouldn't wake up tomorrow",
    "i'm a burden to my family and want it over",
    "i just want to go to sleep and never wake up", "ojalá no despertara mañana",
}  # fmt: skip


@pytest.mark.parametrize(("danger", "language"), sorted({(danger, language) for _file, danger, language, _t in SAID}))
def test_every_phrasing_is_an_emergency(danger, language):
    mine = [text for _file, one, spoken, text in SAID if (one, spoken) == (danger, language)]
    wanted = {text: Urgency.TODAY if text in TODAY else Urgency.EMERGENCY for text in mine}
    assert {text: weigh(Writing(text=text)).urgency for text in mine} == wanted


def test_at_least_thirty_phrasings_for_each_danger_before_any_label_was_seen():
    count = {danger: 0 for file, danger, _language, _text in SAID if file == "blind"}
    for file, danger, _language, _text in SAID:
        if file == "blind":
            count[danger] += 1
    assert len(count) == 16
    assert min(count.values()) >= 30


def test_what_was_matched_stands_in_the_text_where_the_span_says():
    for _file, _danger, _language, text in SAID:
        for flag in weigh(Writing(text=text)).flags:
            if flag.span:
                start, end = flag.span
                assert text[start:end] == flag.matched[0]


def test_everyday_sentences_near_the_words_of_a_danger_interrupt_nobody():
    texts = tomllib.loads((FOLDER / "everyday" / "mended.toml").read_text(encoding="utf-8"))["said"]
    assert len(texts) >= 90
    assert not [text for text in texts if weigh(Writing(text=text)).interrupt]


def test_a_threat_of_a_partner_is_no_figure_of_speech():
    for text in ("my husband will kill me if I leave", "my wife is going to kill me, she has a knife"):
        assert weigh(Writing(text=text)).urgency is Urgency.EMERGENCY
