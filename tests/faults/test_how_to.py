"""The commands of the how-to pages do what the pages say: run as they stand there, in a home of a test's own."""

import re
import shlex
import stat
import tomllib
from pathlib import Path

import pytest

from .house import ROOT, House, kill, until
from .visitor import answers, free_port

PAGES = ROOT / "docs" / "how-to"


def commands(page: str) -> list[list[str]]:
    """Each `alongside …` of the page's blocks, as words."""
    blocks = re.findall(r"^```\n(.*?)^```", (PAGES / page).read_text(), re.DOTALL | re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("alongside ")]


def moved(words: list[str], to: Path) -> list[str]:
    """The same, with files in a folder of this test's own."""
    return [str(to / Path(word).name) if re.search(r"^/|\.pdf$", word) else word for word in words]


def test_upgrade(house: House, tmp_path: Path):
    *before, serve = commands("upgrade.md")
    assert [words[0] for words in before] == ["backup", "setup", "doctor"] and serve == ["serve"]
    for words in before:
        done = house.run(*moved(words, tmp_path))
        assert done.returncode == 0, f"{words}\n{done.stdout}{done.stderr}"
    assert (tmp_path / "before-upgrade.age").stat().st_size
    port = free_port()
    served = house.start(*serve, "--port", str(port))
    try:
        until(lambda: answers(port))
    finally:
        kill(served)


def test_keys(house: House, tmp_path: Path):
    found = commands("keys.md")
    assert [words[0] for words in found] == ["keys", "doctor", "backup"]
    for words in found:
        done = house.run(*moved(words, tmp_path))
        assert done.returncode == 0, f"{words}\n{done.stdout}{done.stderr}"


def test_when_the_computer_is_down(house: House, tmp_path: Path):
    found = commands("when-the-computer-is-down.md")
    assert len(found) == 2
    for words in found:
        done = house.run(*moved(words, tmp_path))
        assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["monday.pdf", "tonight.pdf"]


@pytest.fixture
def written() -> str:
    """What the page puts into settings.toml."""
    text = (PAGES / "when-the-computer-is-down.md").read_text()
    return re.search(r"```\n(emergency_folder.*?)```", text, re.DOTALL)[1]


def test_the_worker_writes_one_where_the_settings_of_the_page_say(house: House, tmp_path: Path, written):
    folder = tmp_path / "desk"
    folder.mkdir()
    settings = written.replace(tomllib.loads(written)["emergency_folder"], str(folder))
    (house.home / "settings.toml").write_text(settings)
    assert "No emergency copy was written yet" in house.run("doctor").stdout
    worker = house.start("work")
    try:
        until(lambda: [*folder.glob("emergency-*.pdf")])
    finally:
        kill(worker)
    (copy,) = folder.glob("emergency-*.pdf")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert "Newest emergency copy" in house.run("doctor").stdout
