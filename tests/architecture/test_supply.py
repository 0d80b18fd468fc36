"""What comes in is pinned, what goes out is one sign of life, and a browser keeps nothing."""

import re

from .tree import ROOT, files, imported, modules, text

PINNED = re.compile(r"[\w.\[\],-]+==[^\n]*\\\n\s+--hash=sha256:[0-9a-f]{64}")
CALLS_OUT = re.compile(r"(?:http\.client|urllib\.request|urllib3|requests|httpx|aiohttp|smtplib|ftplib|imaplib)\b")
KEEPS = re.compile(r"\b(?:localStorage|sessionStorage|indexedDB|caches|serviceWorker)\b|document\.cookie")
RUNS = re.compile(r"\beval\(|\bnew Function\b|\binnerHTML\b|\bdocument\.write\b")


def test_every_package_is_installed_by_its_hash():
    for name in ("runtime", "develop"):
        packages = re.split(r"\n(?=\S)", (ROOT / "requirements" / f"{name}.txt").read_text().strip())
        assert packages
        assert not [one for one in packages if not PINNED.match(one)]
    assert "--require-hashes" in (ROOT / "tools" / "install").read_text()


def test_objects_are_taken_from_our_own_processes_alone():
    """The reader beside an import and its writer; nothing that lies in a file, or came by network, is unpickled."""
    taking = re.compile(r"(?:pickle|marshal|shelve|dill|yaml)\b")
    using = {str(path) for path in modules() for name, _line in imported(path) if taking.match(name)}
    assert using == {"alongside/ground/chart/taking/ahead.py", "alongside/ground/chart/taking/beside.py"}


def test_chance_is_the_secure_one():
    """The demo alone draws from a seed: its people are the same each time."""
    drawn = {path.parts[1] for path in modules() for name, _line in imported(path) if re.match(r"random\b", name)}
    assert drawn == {"demo"}


def test_only_the_sign_of_life_and_notices_call_out():
    calling = {str(path) for path in modules() for name, _line in imported(path) if CALLS_OUT.match(name)}
    post = {f"alongside/ground/notices/post/{name}.py" for name in ("email", "sms")}
    assert calling == {"alongside/cli/heartbeat.py", *post}


def test_scripts_of_ours_keep_nothing_in_the_browser_and_run_no_text():
    scripts = [path for path in files() if path.suffix == ".js" and path.parts[0] == "alongside"]
    assert scripts
    assert not [str(path) for path in scripts if KEEPS.search(text(path)) or RUNS.search(text(path))]
