"""Why a record or a file could not be read, in the reader's language.

The importer keeps the reason as an English sentence: the same in the report, in the log and in the row, whoever looks.
Here each of those sentences is known by its fixed words, and what stands between them, which came with the record, is
put into the translated one. A test holds the list to every reason that the importer can give.
"""

import re
from functools import cache

from django.utils.translation import gettext, gettext_noop

_ = gettext_noop

# Words of ours that may stand between the fixed ones.
WORDS = (
    _("an object"), _("a list"), _("true or false"), _("a number"), _("text"), _("something else"),
    _("; it is one of an older FHIR. Ask the sender for R4"), _("; it is one of a newer FHIR. Ask the sender for R4"),
)  # fmt: skip

# Of one record. The more fixed words a sentence has, the earlier it stands.
RECORD = (
    _("is longer than an address, or has characters that cannot be seen"),
    _("is longer than an address"),
    _("asks to delete a record; Alongside keeps what it was given"),
    _("is not a JSON object, so it is no resource"),
    _("has the same member twice"),
    _("is not a Bundle entry"),
    _("holds not one resource but several, or none"),
    _("holds a NUL character, which FHIR forbids"),
    _("holds half of a surrogate pair: the text is damaged"),
    _("stands twice in the same place; we cannot know which one is meant"),
    _("is a number of %(digits)s digits"),
    _("is %(name)s, which is not a number in JSON"),
    _("has no id, and no fullUrl that could stand in for it"),
    _("is not the id in its own address (fullUrl says %(name)s)"),
    _("holds a record in a wrapping that is for questions to a server; send it in a Bundle"),
    _("holds something that cannot be stored (%(error)s)"),
    _("could not be read (%(error)s)"),
    _("“%(status)s” is not a status that this kind of record can have"),
    _("“%(type)s” is not a type of FHIR R4%(advice)s"),
    _("“%(words)s” does not say how this stands"),
    _("“%(words)s” is not a date"),
    _("%(words)s is what programs write when they have no date"),
    _("%(words)s is not a date that exists"),
    _("stands beside %(other)s; only one of them can be meant"),
    _("says two things at once: %(things)s"),
    _("says that the person lives, beside the day they died"),
    _("this has more than one value"),
    _("expected a single value"),
    _("expected a moment in time"),
    _("expected a reference as text"),
    _("expected an object with “%(member)s”, found something else"),
    _("expected an object, found %(shape)s"),
    _("expected a list, found %(shape)s"),
    _("expected text, found %(shape)s"),
    _("expected true or false, found %(shape)s"),
    _("expected a number, found %(shape)s"),
    _("this number is too long or too large"),
    _("this is not a number"),
    _("this is more money than there is"),
    _("this part does not say what was measured"),
    _("this does not say what it is"),
    _("the id is not a short text"),
    _("the id has characters that cannot be seen"),
)

# Of a whole file; or of a line of one.
FILE = (
    _("is empty"),
    _("is damaged or cut off"),
    _("is cut off: it ends in the middle of a character"),
    _("is cut off: it ends in the middle"),
    _("is not FHIR: it holds no JSON object"),
    _("has Bundles inside Bundles without end"),
    _("has the same part of the Bundle twice"),
    _("has entries but does not say that it is a Bundle"),
    _("has an `entry` that is not a list"),
    _("has an `entry` that is not a Bundle’s"),
    _("is packed in a way that cannot be read"),
    _("is packed with %(program)s; unpack it first (gz and zip can be read)"),
    _("is XML that declares entities, which is never read"),
    _("is XML; only FHIR as JSON can be read so far"),
    _("unpacks to far more than a record can be (a zip bomb?)"),
    _("holds files that overlap (a zip bomb?)"),
    _("holds archives inside archives; unpack it first"),
    _("holds a file whose name points outside of it"),
    _("holds more than %(count)s files"),
    _("holds one document of more than %(size)s MB"),
    _("holds one string of more than %(size)s MB"),
    _("holds one resource of more than %(size)s MB"),
    _("is nested deeper than %(count)s levels"),
    _("is locked with a password"),
    _("line %(number)s is longer than %(size)s MB"),
    _("is UTF-16 or binary; FHIR is UTF-8 text"),
    _("is not UTF-8 (line %(number)s, byte %(byte)s)"),
    _("is not UTF-8 (near byte %(byte)s)"),
    _("is %(encoding)s; FHIR is UTF-8"),
    _("is not JSON: something follows the resource (character %(number)s)"),
    _("is not JSON: %(what)s where it does not belong"),
    _("is not JSON: %(what)s (character %(number)s)"),
    _("is not JSON: %(what)s"),
    _("was interrupted after %(count)s records, and its staged copy is gone: import it again"),
    _("cannot be read (%(error)s)"),
)


def in_words(reason: str) -> str:
    """The sentence in the language of the page; as it is where we do not know it, such as from an older version."""
    for sentence, form in _forms():
        if found := form.fullmatch(reason):
            data = {name: gettext(word) if word in WORDS else word for name, word in found.groupdict().items()}
            return gettext(sentence) % data if data else gettext(sentence)
    return reason


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((sentence, _form(sentence)) for sentence in (*RECORD, *FILE))


def _form(sentence: str) -> re.Pattern[str]:
    """Its fixed words, and whatever stands between them."""
    parts = re.split(r"%\((\w+)\)s", sentence)
    return re.compile("".join(f"(?P<{p}>.*)" if n % 2 else re.escape(p) for n, p in enumerate(parts)), re.DOTALL)
