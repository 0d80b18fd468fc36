"""A file's name on a page says which file it is, and not where on the machine it lies."""

import io
import zipfile
from pathlib import Path

import pytest

from alongside.ground.chart.models import ImportFile, ImportRun
from alongside.ground.chart.services import import_files

from .house import patient, written

pytestmark = pytest.mark.usefixtures("practice")


def short_names(path: Path, **more) -> list[str]:
    run = import_files(by=None, paths=[path], **more)
    return [file.short_name for file in ImportFile.objects.filter(run=run).order_by("name")]


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "srv" / "exports" / "lakeside"
    inside.mkdir(parents=True)
    (inside / "a.json").write_bytes(written(patient("1")))
    (inside / "nothing.json").write_text("no record")
    return inside.parent


def test_from_the_folder_on_that_was_named(folder):
    assert short_names(folder) == ["exports/lakeside/a.json", "exports/lakeside/nothing.json"]
    assert short_names(folder / "lakeside", source="hospital") == ["lakeside/a.json", "lakeside/nothing.json"]


def test_a_file_that_was_named_itself(folder):
    assert short_names(folder / "lakeside" / "a.json") == ["a.json"]


def test_a_file_in_an_archive(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("march/a.json", written(patient("1")))
    (tmp_path / "all.zip").write_bytes(packed.getvalue())
    assert short_names(tmp_path / "all.zip") == ["all.zip/march/a.json"]


def test_from_where_one_stands(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert short_names(Path()) == ["lakeside/a.json", "lakeside/nothing.json"]


def test_nobody_knows_what_was_named(folder):
    short_names(folder)
    ImportRun.objects.update(paths=[])  # as of an import before they were noted
    assert [file.short_name for file in ImportFile.objects.order_by("name")] == ["a.json", "nothing.json"]


@pytest.mark.parametrize("name", ["stdin", "/srv/exports2/a.json"])
def test_what_only_looks_alike_is_not_cut(name):
    file = ImportFile(run=ImportRun(paths=["/srv/exports"]), name=name)
    assert file.short_name == name.rpartition("/")[2]
