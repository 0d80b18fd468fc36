"""Templates keep the content policy, and every kind of event can be read."""

import re

from django.utils import translation
from django.utils.translation import gettext, ngettext

from .tree import files, modules, text

TEMPLATES = [p for p in files() if p.suffix == ".html" and p.parts[0] == "alongside"]


def test_no_inline_style_or_script():
    inline = re.compile(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", re.IGNORECASE)
    assert TEMPLATES
    tags = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)  # `{% include … with one=two %}` is no handler
    assert not [str(p) for p in TEMPLATES if inline.search(tags.sub("", text(p)))]


def test_forms_that_post_carry_the_token():
    bare = []
    for path in TEMPLATES:
        for form in re.findall(r"<form[^>]*method=[\"']post.*?</form>", text(path), re.IGNORECASE | re.DOTALL):
            if "csrf_token" not in form and "portal/fields.html" not in form and "fields.html" not in form:
                bare.append(str(path))
    assert not bare


def said(words: str, language: str) -> list[str]:
    """What a `blocktrans` says in a language, one and many."""
    one, *many = [" ".join(re.sub(r"{{ *(\w+) *}}", r"%(\1)s", part).split()) for part in words.split("{% plural %}")]
    with translation.override(language):
        return [ngettext(one, many[0], n) for n in (1, 2)] if many else [gettext(one)]


def test_a_sentence_that_ends_in_an_hour_has_one_full_stop():
    """ "p.m." brings its own: what ends in an hour, in any language, stands in `{% filter one_stop %}`."""
    block = re.compile(r"{% blocktrans(.*?)%}(.*?){% endblocktrans %}", re.DOTALL)
    two, hours = [], 0
    for path in TEMPLATES:
        rest = re.sub(r"{% filter one_stop %}.*?{% endfilter %}", "", text(path), flags=re.DOTALL)
        for names, words in block.findall(rest):
            for name in re.findall(r"(\w+)=[\w.]+\|(?:moment|by_when|hour|time)\b", names):
                hours += 1
                found = [one for language in ("en", "es") for one in said(words, language) if f"%({name})s." in one]
                two += [(str(path), one) for one in found]
    assert hours
    assert not two


def test_nothing_is_marked_safe_in_templates():
    allowed = {"alongside/ground/ui/templates/forms/hint.html"}
    unsafe = [str(p) for p in TEMPLATES if re.search(r"\|\s*safe\b|autoescape off", text(p)) and str(p) not in allowed]
    assert not unsafe


def test_nobody_is_told_to_call_without_a_number():
    """`<c-call />` names it, and says where to come when the practice has none."""
    told = re.compile(r"\bcall us\b(?! at %\(phone\)s)", re.IGNORECASE)
    assert not [str(p) for p in [*TEMPLATES, *modules()] if told.search(text(p))]


def test_every_icon_and_component_is_used():
    from alongside.ground.ui.icons import PATHS

    pages = [p for p in TEMPLATES if p.parent.name != "gallery"]  # an example alone is no use
    used = {name for p in pages for name in re.findall(r'(?:{%\s*icon |\sicon=)"([\w-]+)"', text(p))}
    assert used == set(PATHS)
    called = {name.replace("-", "_") for p in pages for name in re.findall(r"<c-([\w-]+)", text(p))}
    assert {p.stem for p in TEMPLATES if p.parent.name == "cotton"} == called - {"vars"}


def test_every_kind_says_itself_in_its_own_fields():
    from dataclasses import fields

    from alongside.ground.spine.kinds import BY_NAME

    for name, kind in BY_NAME.items():
        asked = set(re.findall(r"\{(\w+)\}", str(kind.says))) - {"by"}
        assert asked <= {f.name for f in fields(kind)}, name
        assert kind.__doc__, name


def bare_words(template: str) -> list[str]:
    """Words that a reader sees and that gettext does not: outside of tags, and in attributes that are read aloud."""
    template = re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|<!--.*?-->", "", template, flags=re.DOTALL)
    template = re.sub(r"{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%}", "", template, flags=re.DOTALL)
    template = re.sub(r"{%\s*block \w+_class\s*%}[^{]*", "", template)  # names of styles
    template = re.sub(r"{%.*?%}|{{.*?}}", "", template, flags=re.DOTALL)
    read = re.findall(r"(?<![:\w-])(?:aria-label|title|alt|placeholder|label|hint)=\"([^\"]+)\"", template)
    shown = re.sub(r"<(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>|&\w+;", " ", template)
    return re.findall(r"[^\W\d_]{2,}", " ".join([shown, *read]))


def test_every_word_of_a_page_can_be_translated():
    # When Django itself is broken, its page holds both languages.
    both = {"alongside/ground/ui/templates/500.html"}
    own = {"Alongside", "English", "Español"}  # names, which stay as they are in every language
    bare = {str(p): set(bare_words(text(p))) - own for p in TEMPLATES if str(p) not in both}
    assert not {path: words for path, words in bare.items() if words}
