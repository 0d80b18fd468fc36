"""A word of the glossary names one thing: no two classes of the house are called by it."""

import ast
import re
from collections import defaultdict

from .tree import ROOT, modules, parsed

# Words that still name two things. A list that may only become shorter.
STILL_TWO = {"Alarm", "Helper", "Patient", "Record", "Source", "Step"}


def words() -> set[str]:
    """The glossary's words, as a class would be called."""
    rows = [line.split("|")[1] for line in (ROOT / "GLOSSARY.md").read_text().splitlines() if line.startswith("| **")]
    found = [word for row in rows for word in re.findall(r"\*\*([^*]+)\*\*", row)]
    return {"".join(part.capitalize() for part in re.split(r"[ -]", word)) for word in found}


def called() -> dict[str, set[str]]:
    """Each class outside of tests and migrations, and where it is."""
    found = defaultdict(set)
    for path in modules():
        if not {"tests", "migrations"} & set(path.parts):
            for node in parsed(path).body:
                if isinstance(node, ast.ClassDef):
                    found[node.name].add(str(path))
    return found


def test_a_word_of_the_glossary_is_one_class():
    assert {"Card", "Reading", "Imprint"} <= words()
    two = {name for name, where in called().items() if name in words() and len(where) > 1}
    assert two <= STILL_TWO, "a word of the glossary got a second meaning"
    assert two == STILL_TWO, "the list of those that still have two became shorter: take the others off it"
