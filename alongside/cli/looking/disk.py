"""Whether a folder lies on an encrypted disk, as far as Linux says: dm-crypt (LUKS) is seen, all else is not.

A disk that enciphers by itself, or a host that does it for its guests, looks like any other from here.
"""

import os
import re
from pathlib import Path

from .finding import Finding

_UUID, _CRYPT = Path("dm/uuid"), "CRYPT-"


def encryption(folder: Path, system: Path = Path("/")) -> Finding:
    """What is known of its disk. Never something to mend: only a person knows what the disk or the host does."""
    device = _device(folder, system)
    if device is None:
        return Finding(
            "Whether its disk is encrypted, we cannot tell: it is no disk that Linux shows. Please make sure"
        )
    if _enciphered(device):
        return Finding("Its disk is encrypted (dm-crypt)")
    return Finding(
        f"No encryption of its disk is seen ({device.name}). The disk itself or the host may do it: please make sure"
    )


def _enciphered(device: Path) -> bool:
    """Whether all that is written to it passes dm-crypt: itself, or each device that it is made of."""
    try:
        if (device / _UUID).read_text().startswith(_CRYPT):
            return True
    except OSError:
        pass  # no mapped device, but a plain disk, or a RAID of some
    parts = sorted((device / "slaves").glob("*"))
    return bool(parts) and all(_enciphered(part.resolve()) for part in parts)


def _device(folder: Path, system: Path) -> Path | None:
    """The block device in /sys; None for a folder on the network, in memory, or in layers of a container."""
    number = os.stat(folder).st_dev
    found = system / "sys/dev/block" / f"{os.major(number)}:{os.minor(number)}"
    if found.exists():
        return found.resolve()
    mapped = system / (_mounted_from(number, system) or "nothing").lstrip("/")
    try:
        node = os.stat(mapped).st_rdev  # btrfs has a number of its own, and names the device it lies on
    except OSError:
        return None
    found = system / "sys/dev/block" / f"{os.major(node)}:{os.minor(node)}"
    return found.resolve() if node and found.exists() else None


def _mounted_from(number: int, system: Path) -> str | None:
    wanted = f"{os.major(number)}:{os.minor(number)}"
    try:
        lines = (system / "proc/self/mountinfo").read_text().splitlines()
    except OSError:
        return None
    for line in lines:
        before, _dash, after = line.partition(" - ")
        if before.split()[2] == wanted and re.match(r"\S+ /dev/", after):
            return after.split()[1]
    return None
