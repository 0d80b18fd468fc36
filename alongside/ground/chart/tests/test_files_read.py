"""Files as vendors and enemies send them: the very bytes of each resource, or a whole file refused with a reason."""

import contextlib
import gzip
import json
import zipfile

import pytest

from alongside.ground.chart.intake import limits
from alongside.ground.chart.intake.file import read_file
from alongside.ground.chart.intake.plain import NotPlain
from alongside.ground.chart.intake.refused import Refused
from alongside.ground.chart.intake.walk import walk

ONE = b'{"resourceType": "Observation","id":"a", "valueQuantity":{"value":7.00}}'
TWO = '{"id":"b","resourceType":"Patient","name":[{"family":"Peña 😀"}]}'.encode()


def read(path):
    return [item for found in walk(path) for item in read_one(found)]


def read_one(found):
    """Quickly, and carefully when it must be."""
    with contextlib.suppress(NotPlain):
        return list(read_file(found))
    return list(read_file(found, careful=True))


def bundle(*resources: bytes, sorted_keys: bool = False) -> bytes:
    entries = b",\n".join(b'{"fullUrl":"urn:uuid:%d" , "resource" : %s }' % x for x in enumerate(resources))
    if sorted_keys:
        return b'{"entry":[' + entries + b'],"resourceType":"Bundle","type":"collection"}'
    return b'{"resourceType":"Bundle","type":"collection","entry":[' + entries + b"]}"


@pytest.mark.parametrize("sorted_keys", [False, True])
@pytest.mark.parametrize("packed", [False, True])
def test_each_resource_of_a_bundle_is_the_very_bytes_received(tmp_path, sorted_keys, packed):
    data = b"\xef\xbb\xbf" + bundle(ONE, TWO, sorted_keys=sorted_keys)
    (tmp_path / "x.json").write_bytes(gzip.compress(data) if packed else data)
    items = read(tmp_path)
    assert [(i.raw, i.place, i.full_url) for i in items] == [(ONE, 0, "urn:uuid:0"), (TWO, 1, "urn:uuid:1")]
    assert items[0].parsed["valueQuantity"]["value"] == "7.00"


def test_resources_that_cross_the_window_come_out_whole(tmp_path):
    big = [json.dumps({"resourceType": "Basic", "id": str(n), "x": "é" * 300_000}).encode() for n in range(9)]
    (tmp_path / "x.json").write_bytes(bundle(*big))
    assert [item.raw for item in read(tmp_path)] == big


def test_a_broken_line_is_set_aside_with_its_number_and_the_rest_goes_on(tmp_path):
    (tmp_path / "x.ndjson").write_bytes(ONE + b"\r\n\r\n{broken}\n" + TWO + b"\n")
    items = read(tmp_path)
    assert [(i.place, bool(i.problem)) for i in items] == [(1, False), (3, True), (4, False)]
    assert items[1].raw == b"{broken}"


def test_a_bundle_on_a_line_and_a_bundle_in_a_bundle_are_opened(tmp_path):
    (tmp_path / "x.ndjson").write_bytes(bundle(bundle(ONE), TWO).replace(b"\n", b"") + b"\n" + ONE + b"\n")
    assert [(i.raw, i.place) for i in read(tmp_path)] == [(ONE, 1), (TWO, 1), (ONE, 2)]


@pytest.mark.parametrize(
    ("resource", "path"),
    [
        (b'{"resourceType":"Patient","id":"a","id":"b"}', "Patient.id"),
        (b'{"resourceType":"Observation","id":"a","valueQuantity":{"value":NaN}}', "Observation.valueQuantity.value"),
        (b'{"resourceType":"Patient","id":"a","name":[{"family":"\\ud800"}]}', "Patient.name[0].family"),
        (b'{"resourceType":"Patient","id":"a","name":[{"family":"x\\u0000"}]}', "Patient.name[0].family"),
    ],
)
def test_what_could_be_taken_two_ways_is_set_aside_with_its_path(tmp_path, resource, path):
    (tmp_path / "x.json").write_bytes(bundle(ONE, resource, TWO))
    items = read(tmp_path)
    assert [i.problem and i.problem.path for i in items] == [None, path, None]


def _zip(path, names, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in names.items():
            archive.writestr(name, data)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("cut.json", bundle(ONE, TWO)[:-20], "cut off"),
        ("cut.ndjson", ONE + b"\n" + TWO[:-9], "cut off"),
        ("cut.json.gz", gzip.compress(bundle(ONE) * 3)[:-9], "cut off"),
        ("latin.ndjson", '{"resourceType":"Patient","id":"é"}\n'.encode("latin-1"), "not UTF-8"),
        ("wide.json", bundle(ONE).decode().encode("utf-16"), "UTF-16"),
        ("deep.json", b'{"resourceType":"Basic","id":"a","x":' + b"[" * 80 + b"]" * 80 + b"}", "nested"),
        ("deepest.ndjson", b"[" * 100_000 + b"]" * 100_000 + b"\n", "nested"),
        ("entities.xml", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "entities"),
        ("plain.xml", b"<Patient/>", "XML"),
        ("empty.json", b"", "empty"),
        ("words.json", b"hello", "no JSON object"),
        ("bomb.json.gz", gzip.compress(b" " * (limits.RATIO_FROM + limits.MB)), "bomb"),
        ("fake.zip", b"PK\x03\x04 not really", "damaged"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_whole(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused, match=reason):
        read(tmp_path)


def test_an_endless_string_is_refused(tmp_path):
    (tmp_path / "x.ndjson").write_bytes(
        b'{"resourceType":"Basic","id":"a","x":"' + b"a" * (limits.STRING + 9) + b'"}\n'
    )
    with pytest.raises(Refused, match="one string"):
        read(tmp_path)


@pytest.mark.parametrize("name", ["../out.json", "/etc/x.json", "a/../../x.json", "c:\\x.json"])
def test_an_archive_that_points_outside_of_itself_is_refused(tmp_path, name):
    _zip(tmp_path / "x.zip", {"fine.json": ONE, name: ONE})
    with pytest.raises(Refused, match="outside"):
        read(tmp_path)


def test_archives_inside_archives_end_somewhere(tmp_path):
    inner = tmp_path / "inner.zip"
    _zip(inner, {"a.json": ONE})
    for _ in range(4):
        data = inner.read_bytes()
        _zip(inner, {"again.zip": data})
    with pytest.raises(Refused, match="archives inside archives"):
        read(tmp_path)


def test_sources_are_named_by_the_first_folder_and_archives_are_folders(tmp_path):
    for place in ("acme/deep/x.json", "y.json"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(ONE)
    _zip(tmp_path / "best.zip", {"in/z.json": ONE, "__MACOSX/z.json": b"?"})
    (tmp_path / "README.md").write_text("beside")
    assert sorted(found.source for found in walk(tmp_path)) == sorted([tmp_path.name, "best", "acme"])
    assert [found.source for found in walk(tmp_path / "best.zip")] == ["in"]
    assert [found.source for found in walk(tmp_path / "acme/deep/x.json")] == ["deep"]


@pytest.mark.parametrize("first", [b'"foo":1,', b'"_fullUrl":{"id":"x"},', b'"link":[],"x":{"resource":1},'])
def test_an_entry_that_begins_unlike_any_is_read_all_the_same(tmp_path, first):
    entry = b'"entry":[{' + first + b'"resource":' + ONE + b"}]"
    for name, data in (("a", b'{"resourceType":"Bundle",%s}'), ("b", b'{%s,"resourceType":"Bundle"}')):
        (tmp_path / f"{name}.json").write_bytes(data % entry)
    assert [item.raw for item in read(tmp_path)] == [ONE, ONE]


def test_entries_that_are_no_list_are_refused_not_lost(tmp_path):
    (tmp_path / "x.json").write_bytes(b'{"resourceType":"Bundle","entry":{"resource":' + ONE + b"}}")
    with pytest.raises(Refused, match="not a list"):
        read(tmp_path)
