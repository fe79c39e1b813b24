"""Which file system a file lies on, and what is below it: read from /proc and /sys, without rights.

`/proc/PID/mountinfo` is described in proc(5); of what dm-crypt made, `dm/uuid` begins with
``CRYPT-``.
"""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_NETWORK: Final = frozenset(
    {
        *("9p", "afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.rclone", "fuse.sshfs"),
        *("fuse.gvfsd-fuse", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"),
    }
)
_IN_MEMORY: Final = frozenset({"tmpfs", "ramfs"})
_ENCRYPTING: Final = frozenset({"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs"})
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")
_DEEPEST: Final = 8
"""Layers of devices that are followed: partition, LVM, dm-crypt, RAID, and some more."""


@dataclass(frozen=True, slots=True)
class Mount:
    """A mounted file system: where, `device` as ``major:minor``, its type, and from what."""

    point: str
    device: str
    type: str
    source: str

    @property
    def is_network(self) -> bool:
        return self.type in _NETWORK

    @property
    def is_in_memory(self) -> bool:
        return self.type in _IN_MEMORY

    @property
    def encrypts(self) -> bool:
        """Whether the file system itself encrypts, whatever it lies on."""
        return self.type in _ENCRYPTING


def mounts(mountinfo: str) -> list[Mount]:
    """What the text of `/proc/self/mountinfo` lists; lines that say something else are left out."""
    found = []
    for line in mountinfo.splitlines():
        left, _dash, right = line.partition(" - ")
        before, after = left.split(" "), right.split(" ")
        if len(before) >= 5 and len(after) >= 2:
            found.append(Mount(_unescaped(before[4]), before[2], after[0], _unescaped(after[1])))
    return found


def mount_of(path: Path, known: list[Mount]) -> Mount | None:
    """Where `path`, absolute and without links, lies: the deepest mount above it, the last one of
    several at the same point."""
    above = [one for one in reversed(known) if path.is_relative_to(one.point)]
    return max(above, key=lambda one: len(Path(one.point).parts), default=None)


def device_of(mount: Mount, sysfs: Path) -> str:
    """``major:minor`` of the block device it lies on: its own number, or that of what was mounted
    where a file system has a number of its own (btrfs, NTFS and exFAT by FUSE)."""
    is_there = (sysfs / "dev" / "block" / mount.device).exists()
    return mount.device if is_there else device_number(mount.source) or mount.device


def device_number(source: str) -> str:
    """``major:minor`` of a file in /dev; empty when `source` is none."""
    if sys.platform == "win32":
        return ""
    else:  # noqa: RET505 -- as type checkers read it
        if not source.startswith("/dev/"):
            return ""
        try:
            number = Path(source).stat().st_rdev
        except OSError:
            return ""
        return f"{os.major(number)}:{os.minor(number)}" if number else ""


def is_encrypted(device: str, sysfs: Path) -> bool | None:
    """Whether what is written to `device` is encrypted below; None when that cannot be seen, as of
    a file system without a block device of its own (btrfs, zfs, overlay)."""
    folder = sysfs / "dev" / "block" / device
    return _is_encrypted(folder, _DEEPEST) if folder.exists() else None


def is_removable(device: str, sysfs: Path) -> bool:
    """Whether it is a stick, a card, or a drive on USB, or lies on one through other layers."""
    folder = sysfs / "dev" / "block" / device
    return folder.exists() and _is_removable(folder, _DEEPEST)


def _is_removable(folder: Path, deepest: int) -> bool:
    real = folder.resolve()
    if any(part.startswith("usb") for part in real.parts):
        return True
    whole = real.parent if (real / "partition").exists() else real
    if _text(whole / "removable") == "1":
        return True
    return any(_is_removable(slave, deepest - 1) for slave in _slaves(folder, deepest))


def _is_encrypted(folder: Path, deepest: int) -> bool:
    if _text(folder / "dm" / "uuid").startswith("CRYPT-"):
        return True
    slaves = _slaves(folder, deepest)
    return bool(slaves) and all(_is_encrypted(slave, deepest - 1) for slave in slaves)


def _slaves(folder: Path, deepest: int) -> list[Path]:
    """The devices below one; none where enough layers were followed."""
    below = folder / "slaves"
    return list(below.iterdir()) if below.is_dir() and deepest else []


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), text)
