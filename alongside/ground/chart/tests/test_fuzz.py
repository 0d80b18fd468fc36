"""Files made of real records with something wrong in them, by the thousand.

Whatever comes, nothing is raised, the report adds up, every resource's bytes are kept somewhere, and no text of one
record stands in another's row.
"""

# ruff: noqa: E501 - odd values, many a line

import gzip
import json
import random
import re
from copy import deepcopy
from functools import lru_cache

import pytest

from alongside.ground.chart.models import Entry, ImportFile, KeptAside, Version
from alongside.ground.chart.services import import_files
from alongside.ground.practice.services import set_up
from tests.shared_data import shared

from .house import adds_up, report

ODD = [
    None, "", " ", [], {}, 0, -1, 7, 1.5, True, False, "true", "text", "active", "0000-00-00", "0001-01-01", "2023-02-30",
    "2024-05-01", "9999-12-31T23:59:59-14:00", "#x", "Patient/1", "Patient/", "urn:uuid:", "urn:uuid:1", "Patient?identifier=|", [[]],
    [None], {"coding": "x"}, {"coding": [None, {"code": 7}]}, {"reference": 7}, {"reference": "Group/1"}, {"value": "7"}, {"value": 1e30},
    {"extension": [{"url": "x"}]}, "\u0000", "\ud800", "a\u200bb", "x" * 5000, 10**30, {"resourceType": "Bundle", "entry": [{"resource": {}}]},
]  # fmt: skip
NAMES = [
    "id",
    "status",
    "subject",
    "patient",
    "meta",
    "contained",
    "implicitRules",
    "modifierExtension",
    "identifier",
    "entry",
    "resourceType",
]
AT_ONCE = 25  # files in one import


@lru_cache(maxsize=1)
def seeds() -> list[dict]:
    """A few of each type, of three origins."""
    folder = shared("fhir-sample")
    by_type: dict[str, list[dict]] = {}
    for file in [
        *sorted(folder.glob("*/bundles/*.gz"))[2:100:12],
        folder / "us-core-9-examples" / "examples.ndjson.gz",
    ]:
        data = gzip.decompress(file.read_bytes())
        found = [json.loads(line) for line in data.splitlines()] if b"Bundle" not in data[:80] else [json.loads(data)]
        for one in found:
            for resource in [e["resource"] for e in one.get("entry", [])] or [one]:
                by_type.setdefault(resource["resourceType"], []).append(resource)
    return [one for kind in sorted(by_type) for one in by_type[kind][:6]]


def places(value, found):
    """Every (holder, key) below `value`."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        found.append((value, key))
        if isinstance(inner, dict | list):
            places(inner, found)
    return found


def spoil(dice: random.Random, resource: dict, mark: str) -> dict:
    """The resource with a mark of its own in its words, and up to four things wrong."""
    spoiled = json.loads(json.dumps(resource))
    code = spoiled.get("code")
    if isinstance(code, dict):
        code["text"] = mark
    for _ in range(dice.choice((0, 1, 1, 2, 4))):
        spots = places(spoiled, [])
        holder, key = dice.choice(spots)
        match dice.randrange(6):
            case 0 | 1:
                holder[key] = deepcopy(dice.choice(ODD))  # a later fault may change it
            case 2 if isinstance(holder, dict):
                holder[dice.choice(NAMES)] = deepcopy(holder[key])
            case 3:
                holder[key] = [holder[key]]
            case 4 if isinstance(holder, dict):
                del holder[key]
            case _:
                other, where = dice.choice(spots)
                holder[key] = deepcopy(other[where])
    return spoiled


def a_file(dice: random.Random, number: int) -> tuple[str, bytes, list[str]]:
    """(name, content, the marks of the resources in it)."""
    marks = [f"mark-{number}-{n}-end" for n in range(dice.randint(1, 6))]
    resources = [json.dumps(spoil(dice, dice.choice(seeds()), mark)).encode() for mark in marks]
    if dice.random() < 0.5:
        data, name = b"\n".join(resources) + b"\n", f"{number}.ndjson"
    else:
        entries = b",".join(
            b'{"fullUrl":%s,"resource":%s}' % (json.dumps(dice.choice(ODD[:26])).encode(), one) for one in resources
        )
        data, name = b'{"resourceType":"Bundle","type":"collection","entry":[' + entries + b"]}", f"{number}.json"
    if dice.random() < 0.15:  # a byte of the file itself
        at = dice.randrange(len(data))
        data = (
            data[:at] + dice.choice((b"", b"\xff", b'"', b"{", b"}", b"\x00", b"[" * 300, data[:at])) + data[at + 1 :]
        )
    if dice.random() < 0.1:
        data = gzip.compress(data)[: dice.choice((None, -9))]
    return name, data, marks


def fuzz(folder, seed: int, files: int) -> None:
    dice = random.Random(seed)
    for first in range(0, files, AT_ONCE):
        for old in folder.iterdir():
            old.unlink()
        for number in range(first, min(first + AT_ONCE, files)):
            name, data, _marks = a_file(dice, number)
            (folder / name).write_bytes(data)
        run = import_files(by=None, paths=[folder], source="s")
        assert adds_up(report(run.id)), seed
        assert not ImportFile.objects.filter(state="staged").exists()
    nothing_lost_or_mixed()


MARK = re.compile(rb"mark-\d+-\d+-end")


def nothing_lost_or_mixed() -> None:
    told = sum(ImportFile.objects.filter(refused_because="").values_list("received", flat=True))
    kept = Version.objects.count() + KeptAside.objects.count()
    unchanged = sum(ImportFile.objects.values_list("unchanged", flat=True))
    assert told == kept + unchanged
    unforeseen = KeptAside.objects.filter(reason__contains="could not be read (") | KeptAside.objects.filter(
        reason__contains="cannot be stored"
    )
    assert not {(one.path, one.reason, bytes(one.raw)[:3000]) for one in unforeseen}
    rows = Entry.objects.values_list("row", "label", "value", "resource__current__raw")
    assert len(rows) > 10
    for row, label, value, raw in rows.iterator():
        assert set(MARK.findall(f"{row} {label} {value}".encode())) <= set(MARK.findall(bytes(raw)))


@pytest.fixture
def practice(db, settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    set_up(name="Test", by=None)
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def test_some_hundred_files(practice):
    fuzz(practice, seed=7, files=150)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_ten_thousand_files(practice, seed):
    fuzz(practice, seed=1000 + seed, files=1000)
