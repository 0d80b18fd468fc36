"""What is packed, sealed and opened again is what went in; anything else does not open."""

import io
import tarfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.cli.keeping.key import NoKey, make_key, read_key
from alongside.cli.keeping.packing import pack, unpack
from alongside.cli.keeping.sealing import Damaged, seal, unseal

NOW = datetime(2026, 3, 4, tzinfo=UTC)
# Around the tar block of 512 bytes, where padding goes wrong.
CONTENT = st.one_of(st.binary(max_size=80), st.sampled_from([b"x" * n for n in (511, 512, 513, 1024, 70_000)]))


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    return make_key(tmp_path_factory.mktemp("key") / "key", NOW)


def packed(folder: Path, contents: list[bytes]) -> list[bytes]:
    found = []
    for number, content in enumerate(contents):
        path = folder / str(number)
        path.write_bytes(content)
        found.append((f"home/files/{number}", path))
    return list(pack(found, lambda known: ("last", "\n".join(known.files).encode())))


@given(contents=st.lists(CONTENT, max_size=6))
def test_what_went_in_comes_out(contents, tmp_path_factory, key):
    folder = tmp_path_factory.mktemp("work")
    seal(packed(folder, contents), folder / "sealed", key)
    unseal(folder / "sealed", folder / "archive", key)
    found = unpack(folder / "archive", folder / "out")
    last = found.pop("last")
    assert found == {f"home/files/{n}": (len(c), sha256(c).hexdigest()) for n, c in enumerate(contents)}
    assert last[0] == len("\n".join(found))


def test_the_archive_is_one_that_any_tar_opens(tmp_path):
    archive = io.BytesIO(b"".join(packed(tmp_path, [b"a", b"b" * 600])))
    with tarfile.open(fileobj=archive) as opened:
        assert opened.getnames() == ["home/files/0", "home/files/1", "last"]


def test_a_file_that_is_gone_meanwhile_is_left_out_of_the_list_too(tmp_path):
    pieces = pack([("gone", tmp_path / "gone")], lambda known: ("last", repr(known.files).encode()))
    with tarfile.open(fileobj=io.BytesIO(b"".join(pieces))) as opened:
        assert opened.getnames() == ["last"]
        assert opened.extractfile("last").read() == b"{}"


@pytest.mark.parametrize("change", ["flip", "cut", "cut at a piece", "append", "empty", "text"])
def test_a_changed_file_does_not_open(change, tmp_path, key):
    seal([b"x" * 200_000], tmp_path / "sealed", key)
    raw = bytearray((tmp_path / "sealed").read_bytes())
    if change == "flip":
        raw[len(raw) // 2] ^= 1
    elif change == "cut at a piece":
        raw = raw[: len(raw) - 200_000 % 65536 - 16]  # age seals 64 KiB at a time; each has 16 bytes of its own
    else:
        raw = {"cut": raw[:-1], "append": raw + b"x", "empty": b"", "text": b"hello"}[change]
    (tmp_path / "sealed").write_bytes(raw)
    with pytest.raises(Damaged):
        unseal(tmp_path / "sealed", tmp_path / "open", key)


def test_another_key_does_not_open_it(tmp_path, key):
    seal([b"x"], tmp_path / "sealed", key)
    with pytest.raises(Damaged, match="key does not open"):
        unseal(tmp_path / "sealed", tmp_path / "open", make_key(tmp_path / "other", NOW))


def test_when_a_piece_fails_the_older_file_stays(tmp_path, key):
    (tmp_path / "sealed").write_bytes(b"older")

    def pieces():
        yield b"x" * 100_000
        raise OSError(5, "the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        seal(pieces(), tmp_path / "sealed", key)
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"older"]


def test_nobody_else_can_read_key_or_backup(tmp_path):
    key = make_key(tmp_path / "key", NOW)
    seal([b"x"], tmp_path / "sealed", key)
    assert {p.stat().st_mode & 0o077 for p in tmp_path.iterdir()} == {0}
    assert str(read_key(tmp_path / "key")) == str(key)


def test_a_key_is_never_written_over(tmp_path):
    make_key(tmp_path / "key", NOW)
    with pytest.raises(FileExistsError):
        make_key(tmp_path / "key", NOW)


@pytest.mark.parametrize("content", [None, b"", b"# only words\n", b"AGE-SECRET-KEY-1NO", b"\xff\xfe"])
def test_what_is_no_key_is_refused_in_words(content, tmp_path):
    if content is not None:
        (tmp_path / "key").write_bytes(content)
    with pytest.raises(NoKey, match="key"):
        read_key(tmp_path / "key")
