"""The README's folder map is the tree."""

import re

from .tree import ROOT, files, text


def mapped() -> set[str]:
    """Folders named in the map, as paths, from their indentation."""
    block = re.search(r"## The folder map\s+```\n(.*?)```", text(ROOT / "README.md"), re.DOTALL)[1]
    stack, found = [], set()
    for line in block.splitlines():
        match = re.match(r"( *)(\S+)/", line)
        if match:
            depth = len(match[1]) // 2
            stack[depth:] = [match[2]]
            found.add("/".join(stack[: depth + 1]))
    return found


def test_every_folder_in_the_map_is_there():
    assert not [name for name in mapped() if not (ROOT / name).is_dir()]


def test_every_folder_of_the_house_is_in_the_map():
    there = {"/".join(p.parts[:2]) for p in files() if p.parts[0] == "alongside" and len(p.parts) > 2}
    there |= {
        "/".join(p.parts[:3])
        for p in files()
        if p.parts[:2] in (("alongside", "ground"), ("alongside", "doors")) and len(p.parts) > 3
    }
    there |= {p.parts[0] for p in files() if len(p.parts) > 1 and not p.parts[0].startswith(".")}
    assert there - mapped() == set()
