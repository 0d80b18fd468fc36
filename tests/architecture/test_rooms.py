"""All rooms are the same inside, so that who knows one knows them all."""

import runpy
from pathlib import Path

from .tree import ROOT, files

ROOMS = sorted({Path(*p.parts[:3]) for p in files() if p.parts[:2] == ("alongside", "rooms") and len(p.parts) > 3})
NEEDED = ("README.md", "__init__.py", "apps.py")
# A part that grows becomes a folder of the same name. A missing one means that the room does not do that.
PARTS = {"models", "services", "selectors", "reactions", "panels", "fhir", "forms", "views", "urls"}
BESIDE = {"templates", "templatetags", "static", "locale", "migrations", "tests", "words", "data"}


def strange(room: Path) -> list[str]:
    """What stands in a room and in no other: it hides from whoever knows the other rooms."""
    inside = {p.parts[3] for p in files() if p.is_relative_to(room)} - set(NEEDED)
    return sorted(name for name in inside if name.removesuffix(".py") not in PARTS | BESIDE)


def test_every_room_says_what_it_is_and_has_the_same_parts():
    assert not [f"{room}/{name}" for room in ROOMS for name in NEEDED if not (ROOT / room / name).exists()]
    assert not [f"{room}/{name}" for room in ROOMS for name in strange(room)]


def test_a_new_room_is_a_whole_one():
    made = set(runpy.run_path(str(ROOT / "tools" / "room.py"))["FILES"])
    assert set(NEEDED) <= made
    assert {name.split("/")[0].removesuffix(".py") for name in made - set(NEEDED)} <= PARTS | BESIDE
