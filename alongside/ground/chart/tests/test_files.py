"""Files in odd and hostile shapes: read, or refused whole with a reason, while the rest of the folder comes in."""

# ruff: noqa: E501 - files, one a line

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile

import pytest

from alongside.ground.chart.intake.file import read_file
from alongside.ground.chart.intake.walk import walk
from alongside.ground.chart.models import ImportFile, Resource

from .house import bring, bundle, entry, lines, patient, result

pytestmark = pytest.mark.usefixtures("practice")
BOM = b"\xef\xbb\xbf"
ONE, TWO = json.dumps(patient("1")).encode(), json.dumps(patient("2"), indent=2).encode()
FLAT = json.dumps(patient("2")).encode()


def packed(write) -> bytes:
    out = io.BytesIO()
    write(out)
    return out.getvalue()


def zipped(**files) -> bytes:
    def write(out):
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name.replace("--", "/"), data)

    return packed(write)


def tar(out):
    with tarfile.open(fileobj=out, mode="w") as archive:
        about = tarfile.TarInfo("a.json")
        about.size = len(ONE)
        archive.addfile(about, io.BytesIO(ONE))


READ = {
    "lines.ndjson": ONE + b"\r\n\r\n" + FLAT + b"\r\n",
    "no last line end.ndjson": ONE + b"\n" + FLAT,
    "marked.ndjson": BOM + ONE + b"\n" + BOM + FLAT + b"\n",
    "lines called.json": ONE + b"\n" + FLAT + b"\n",
    "laid out called.ndjson": json.dumps(bundle(entry(patient("1")), entry(patient("2"))), indent=2).encode(),
    "laid out with Windows line ends.ndjson": json.dumps(bundle(entry(patient("1")), entry(patient("2"))), indent=2).replace("\n", "\r\n").encode(),
    "a list called.ndjson": b"[\n" + ONE + b",\n" + FLAT + b"\n]\n",
    "a list.json": b"[" + ONE + b"," + TWO + b"]",
    "one after another.json": ONE + TWO,
    "one after another, marked.json": BOM + ONE + b"\n" + BOM + TWO,
    "joined.ndjson": ONE + FLAT + b"\n",
    "joined with space.ndjson": ONE + b" \t" + FLAT + b"\n",
    "bundle in bundle.json": json.dumps(bundle(entry(bundle(entry(patient("1")))), entry(patient("2")))).encode(),
    "bundle of no kind, sorted.json": json.dumps(bundle(entry(patient("1")), entry(patient("2"))), sort_keys=True).encode(),
    "packed.json.gz": gzip.compress(ONE + TWO),
    "packed by name only.json.gz": ONE + TWO,
    "packed without name.json": gzip.compress(gzip.compress(ONE + TWO)),
    "mac.zip": zipped(**{"a--1.json": ONE, "a--2.ndjson": gzip.compress(FLAT + b"\n"), "__MACOSX--._1.json": b"?", "a--.DS_Store": b"?"}),
}  # fmt: skip

REFUSED = {
    "a.tar": (packed(tar), "tar"),
    "a.tgz": (gzip.compress(packed(tar)), "tar"),
    "a.bz2": (bz2.compress(ONE), "bzip2"),
    "a.xz": (lzma.compress(ONE), "xz"),
    "zip in gz.gz": (gzip.compress(zipped(a=ONE)), "archives inside"),
    "zip in zip.zip": (zipped(a=zipped(a=ONE)), "archives inside"),
    "latin.json": ('{"resourceType":"Patient","id":"1","name":[{"family":"Peña"}]}'.encode("latin-1"), "UTF-8"),
    "wide.ndjson": (lines(patient("1")).decode().encode("utf-16-le"), "UTF-16"),
    "cut.ndjson": (ONE + b"\n" + FLAT[:-5], "cut off"),
    "cut.json": (json.dumps(bundle(entry(patient("1")), entry(patient("2")))).encode()[:-30], "cut off"),
    "deep.ndjson": (b'{"resourceType":"Basic","id":"1","x":' + b'{"a":' * 70 + b"1" + b"}" * 70 + b"}\n" + ONE, "nested"),
    "bundles without end.json": (b'{"resourceType":"Bundle","entry":[{"resource":' * 20 + b"null" + b"}]}" * 20, "without end"),
    "xxe.json": (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Patient>&a;</Patient>', "entities"),
    "binary.json": (b"\x00\x01\x02\x03" * 50, "binary"),
    "words.json": (b"sorry, the server is down", "no JSON object"),
    "a number.json": (b"7", "no JSON object"),
    "two entries.json": (b'{"resourceType":"Bundle","entry":[{"resource":' + ONE + b'}],"entry":[]}', "twice"),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_two_patients_in_any_wrapping(tmp_path, name):
    told = bring(tmp_path, {name: READ[name]})
    assert (told["stored"], told["kept_aside"], told["refused_files"]) == (2, [], [])
    bare = {bytes(one.current.raw) for one in Resource.objects.select_related("current")}
    assert bare <= {ONE, TWO, FLAT, *(json.dumps(patient(k), indent=2).encode() for k in "12"), *inner(READ[name])}


def inner(data: bytes) -> set[bytes]:
    """Resources of a Bundle keep its own indent and order."""
    ends = b"\r\n" if b"\r\n" in data else b"\n"
    found = {json.dumps(patient(key), sort_keys=True).encode() for key in "12"}
    for key in "12":
        laid = json.dumps(patient(key), indent=2).replace("\n", "\n      ").encode()
        found.add(laid.replace(b"\n", ends))
    return found


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_trusted_is_refused_and_the_rest_comes_in(tmp_path, name):
    data, reason = REFUSED[name]
    told = bring(tmp_path, {name: data, "zz.json": patient("z")})
    (refused,) = told["refused_files"]
    assert reason in refused["reason"]
    assert (told["received"], told["stored"]) == (1, 1)
    assert Resource.objects.get().fhir_id == "z"


def test_a_folder_with_pipes_links_and_names_that_are_no_text(tmp_path):
    (tmp_path / "in" / "sub").mkdir(parents=True)
    os.mkfifo(tmp_path / "in" / "pipe.json")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "nowhere.json").symlink_to(tmp_path / "gone.json")
    (tmp_path / "in" / "itself.json").symlink_to(tmp_path / "in" / "itself.json")
    (tmp_path / "out.json").write_bytes(ONE)
    (tmp_path / "in" / "sub" / "link.json").symlink_to(tmp_path / "out.json")
    with open(os.fsencode(tmp_path / "in") + b"/caf\xe9.json", "wb") as file:
        file.write(FLAT)
    told = bring(tmp_path / "in", {}, source="")
    assert told["stored"] == 2
    reasons = {one["file"].rpartition("/")[2]: one["reason"] for one in told["refused_files"]}
    assert reasons.keys() == {"pipe.json", "round", "nowhere.json", "itself.json"}
    assert "ordinary file" in reasons["pipe.json"]
    assert "link to a folder" in reasons["round"]
    assert ImportFile.objects.filter(name__endswith="caf\ufffd.json", stored=1).exists()


def test_a_folder_that_may_not_be_read_is_listed(tmp_path):
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "a.json").write_bytes(ONE)
    (tmp_path / "b.json").write_bytes(FLAT)
    (tmp_path / "c.json").write_bytes(FLAT)
    (tmp_path / "closed").chmod(0)
    (tmp_path / "c.json").chmod(0)
    parents = [p for p in tmp_path.parents if p.stat().st_uid == os.geteuid() and str(p).startswith("/tmp/")]
    was = [(p, p.stat().st_mode) for p in (*parents, tmp_path)]
    for folder, mode in was:
        folder.chmod(mode | 0o055)
    (tmp_path / "b.json").chmod(0o644)
    root = os.geteuid() == 0
    try:
        if root:
            os.seteuid(65534)
        found = list(walk(tmp_path))
    finally:
        if root:
            os.seteuid(0)
        for folder, mode in was:
            folder.chmod(mode)
    assert sorted((one.name.rpartition("/")[2], bool(one.refused)) for one in found) == [
        ("b.json", False), ("c.json", True), ("closed", True),
    ]  # fmt: skip
    assert all("Permission denied" in one.refused for one in found if one.refused)


def test_an_empty_folder_and_one_of_very_many_small_files(tmp_path):
    (tmp_path / "empty").mkdir()
    assert bring(tmp_path / "empty", {})["received"] == 0
    told = bring(tmp_path, {f"{n}.json": patient(str(n)) for n in range(300)})
    assert told["stored"] == 300


def test_a_list_whose_members_are_in_alphabetical_order_is_no_bundle(tmp_path):
    a_list = {
        "entry": [{"item": {"reference": "Patient/1"}}],
        "id": "l",
        "mode": "working",
        "resourceType": "List",
        "status": "current",
    }
    told = bring(tmp_path, {"a.json": json.dumps(a_list, indent=1).encode(), "b.ndjson": lines(a_list)})
    assert (told["stored"], told["refused_files"]) == (1, [])


@pytest.mark.parametrize("address", ["http://x/Patient/\u0000", "http://x/" + "y" * 2000, "\ud800"])
def test_an_address_that_is_none_sets_its_entry_aside(tmp_path, address):
    told = bring(tmp_path, {"a.json": bundle(entry(patient("1"), address), entry(patient("2"), 7))})
    assert [one["path"] for one in told["kept_aside"]] == ["fullUrl"]
    assert told["stored"] == 1


def test_a_wrong_line_costs_that_line(tmp_path):
    broken = [
        b"{nonsense}",
        b'{"resourceType":"Basic","id":"1"} tail',
        b'"text"',
        b"[1, 2]",
        b"\x01",
        b"{} {}",
        b"null",
    ]
    told = bring(tmp_path, {"a.ndjson": b"\n".join([ONE, *broken, json.dumps(result("9", "Patient/1")).encode(), b""])})
    assert told["stored"] == 2
    assert {one["line_or_entry"] for one in told["kept_aside"]} == {2, 3, 4, 5, 6, 7, 8}


def test_memory_for_one_big_bundle_stays_flat(tmp_path):
    """Entries are taken one by one: what is in memory does not grow with the file."""
    import tracemalloc

    big = {"resourceType": "Basic", "id": "x", "note": "y" * 10_000}
    peaks = []
    for count in (500, 5000):
        with open(tmp_path / "a.json", "w") as file:
            file.write('{"resourceType":"Bundle","type":"collection","entry":[')
            file.writelines((", " if n else "") + json.dumps(entry(big)) for n in range(count))
            file.write("]}")
        tracemalloc.start()
        (found,) = walk(tmp_path / "a.json")
        assert sum(1 for _ in read_file(found)) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5
