"""What Alongside stands on may be given away with it: no dependency has a licence that would claim our own code."""

import re
from importlib.metadata import PackageNotFoundError, metadata

import pytest

from .tree import ROOT

LOCKED = sorted(set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "develop.txt").read_text(), re.MULTILINE)))
CLAIMS_OURS = re.compile(r"\bA?GPL|(?<!Lesser )General Public|Affero", re.IGNORECASE)  # LGPL does not: we only use it

CHOSEN = {"pyphen": "MPL 1.1"}  # of several that a package offers, the one we take it under


def licences(package: str) -> str:
    """All that a package says about its licence, but not the licence's text."""
    about = metadata(package)
    named = [c for c in about.get_all("Classifier", []) if c.startswith("License")]
    first_line = (about.get("License") or "").partition("\n")[0]
    return " ".join([about.get("License-Expression") or "", first_line, *named])


@pytest.mark.parametrize("package", LOCKED)
def test_no_dependency_claims_our_code(package):
    try:
        said = licences(package)
    except PackageNotFoundError:
        return  # for another system than this one
    if package in CHOSEN:
        assert CHOSEN[package] in said, said
    else:
        assert not CLAIMS_OURS.search(said), said


def test_what_is_shipped_brings_its_licence():
    shipped = ROOT / "alongside" / "ground" / "ui" / "static" / "ui"
    assert "SIL Open Font License" in (shipped / "figtree-LICENSE.txt").read_text()
    assert "ISC License" in (shipped / "lucide-LICENSE.txt").read_text()
