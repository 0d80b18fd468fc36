"""CDC's files become our data: the same bytes each time, the same facts, and nothing half written."""

import shutil

import pytest

from alongside.knowledge.immunizations.schedule.from_cdsi import read_folder
from alongside.knowledge.immunizations.schedule.load import DATA, DEFAULT, shipped
from alongside.knowledge.immunizations.schedule.written import laid_out, replace_folder
from alongside.knowledge.immunizations.schedule.written import read_folder as read_compiled
from alongside.knowledge.immunizations.schedule.xml_rows import DoctypeFound
from tests.shared_data import shared


@pytest.fixture(scope="module")
def release():
    return shared("cdsi") / "supporting-data-4.64"


@pytest.fixture(scope="module")
def rows(release):
    return read_folder(release, DEFAULT, shipped().source)


def test_the_data_we_ship_are_what_cdcs_files_compile_to_byte_for_byte(rows, tmp_path):
    replace_folder(rows, tmp_path / DEFAULT)
    made = {path.name: path.read_bytes() for path in (tmp_path / DEFAULT).iterdir()}
    assert made == {path.name: path.read_bytes() for path in (DATA / DEFAULT).iterdir()}


def test_the_order_in_which_files_lie_in_a_folder_does_not_matter(release, rows, tmp_path):
    for path in sorted(release.iterdir(), reverse=True):
        shutil.copy(path, tmp_path)
    assert laid_out(read_folder(tmp_path, DEFAULT, shipped().source)) == laid_out(rows)


def test_an_older_schedule_is_replaced_whole(rows, tmp_path):
    folder = tmp_path / "mine"
    replace_folder({**rows, "smallpox": rows["polio"]}, folder)
    replace_folder(rows, folder)
    assert set(read_compiled(folder)) == set(rows)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("name", ["letter.txt", "patients.json"])
def test_a_folder_of_other_things_is_left_alone(rows, tmp_path, name):
    (tmp_path / name).write_text("mine")
    with pytest.raises(FileExistsError, match=name):
        replace_folder(rows, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_folder_without_supporting_data_is_said(tmp_path):
    with pytest.raises(FileNotFoundError, match="holds no CDSi supporting data"):
        read_folder(tmp_path, "x", "x")


def test_a_file_with_entities_is_refused(release, tmp_path):
    for path in release.iterdir():
        shutil.copy(path, tmp_path)
    path = tmp_path / "ScheduleSupportingData.xml"
    path.write_text('<!DOCTYPE x [<!ENTITY a "b">]>' + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(DoctypeFound):
        read_folder(tmp_path, "x", "x")
