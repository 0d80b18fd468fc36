"""What the doctor says of the home's disk, on machines as Linux shows them."""

import os
from pathlib import Path

import pytest

from alongside.cli.looking.disk import encryption


@pytest.fixture
def machine(tmp_path) -> Path:
    """An empty /sys and /proc; the folder that is asked about is the test's own."""
    (tmp_path / "sys/dev/block").mkdir(parents=True)
    (tmp_path / "proc/self").mkdir(parents=True)
    (tmp_path / "proc/self/mountinfo").write_text("")
    return tmp_path


def disk(machine: Path, name: str, *on: str, uuid: str = "") -> Path:
    """A block device, and those it is made of."""
    device = machine / "sys/devices" / name
    (device / "slaves").mkdir(parents=True)
    for part in on:
        (device / "slaves" / part).symlink_to(machine / "sys/devices" / part)
    if uuid:
        (device / "dm").mkdir()
        (device / "dm/uuid").write_text(uuid + "\n")
    return device


def lies_on(machine: Path, device: Path, number: int | None = None) -> None:
    number = os.stat(machine).st_dev if number is None else number
    (machine / "sys/dev/block" / f"{os.major(number)}:{os.minor(number)}").symlink_to(device)


def said(machine: Path) -> str:
    found = encryption(machine, machine)
    assert not found.mend, "the sign of life must not stop for what only a person knows"
    return found.what


def test_dm_crypt_is_seen(machine):
    disk(machine, "sda2")
    lies_on(machine, disk(machine, "dm-0", "sda2", uuid="CRYPT-LUKS2-0f1e-home"))
    assert said(machine) == "Its disk is encrypted (dm-crypt)"


def test_below_a_volume_it_is_seen_too(machine):
    disk(machine, "sda2")
    disk(machine, "dm-0", "sda2", uuid="CRYPT-LUKS2-0f1e-pv")
    lies_on(machine, disk(machine, "dm-1", "dm-0", uuid="LVM-abc"))
    assert said(machine) == "Its disk is encrypted (dm-crypt)"


def test_one_open_disk_of_two_is_enough_to_say_no(machine):
    disk(machine, "sda2")
    disk(machine, "sdb2")
    disk(machine, "dm-0", "sda2", uuid="CRYPT-LUKS2-0f1e-pv")
    lies_on(machine, disk(machine, "dm-1", "dm-0", "sdb2", uuid="LVM-abc"))
    assert said(machine).startswith("No encryption of its disk is seen (dm-1)")


def test_a_plain_disk_may_encipher_by_itself(machine):
    lies_on(machine, disk(machine, "sda2"))
    assert "No encryption of its disk is seen (sda2)" in said(machine)
    assert "please make sure" in said(machine)


def test_what_is_no_disk_is_said_to_be_unknown(machine):
    assert "we cannot tell" in said(machine)
    number = os.stat(machine).st_dev
    where = f"{os.major(number)}:{os.minor(number)}"
    (machine / "proc/self/mountinfo").write_text(f"22 1 {where} / / rw - overlay overlay rw\n")
    assert "we cannot tell" in said(machine)
    (machine / "proc/self/mountinfo").write_text(f"22 1 {where} / / rw - btrfs /dev/mapper/gone rw\n")
    assert "we cannot tell" in said(machine)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a device")
def test_btrfs_names_the_device_it_lies_on(machine):
    number, node = os.stat(machine).st_dev, os.makedev(253, 7)
    (machine / "dev").mkdir()
    try:
        os.mknod(machine / "dev/dm-7", 0o600 | 0o060000, node)
    except PermissionError:
        pytest.skip("no device may be made here")
    where = f"{os.major(number)}:{os.minor(number)}"
    (machine / "proc/self/mountinfo").write_text(f"22 1 {where} / / rw - btrfs /dev/dm-7 rw\n")
    lies_on(machine, disk(machine, "dm-7", uuid="CRYPT-LUKS2-0f1e-home"), node)
    assert said(machine) == "Its disk is encrypted (dm-crypt)"


def test_this_very_machine_gets_an_answer(tmp_path):
    assert encryption(tmp_path).what
