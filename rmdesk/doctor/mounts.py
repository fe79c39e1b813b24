"""Which file system a file lies on, and what is below it: read from /proc and /sys, without rights.

`/proc/PID/mountinfo` is described in proc(5); of what dm-crypt made, `dm/uuid` begins with
``CRYPT-``.
"""

import re
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


def is_encrypted(device: str, sys: Path) -> bool | None:
    """Whether what is written to `device` is encrypted below; None when that cannot be seen, as of
    a file system without a block device of its own (btrfs, zfs, overlay)."""
    folder = sys / "dev" / "block" / device
    return _is_encrypted(folder, _DEEPEST) if folder.exists() else None


def is_removable(device: str, sys: Path) -> bool:
    """Whether it is a stick, a card, or a drive on USB."""
    folder = sys / "dev" / "block" / device
    if not folder.exists():
        return False
    real = folder.resolve()
    if any(part.startswith("usb") for part in real.parts):
        return True
    whole = real.parent if (real / "partition").exists() else real
    return _text(whole / "removable") == "1"


def _is_encrypted(folder: Path, deepest: int) -> bool:
    if _text(folder / "dm" / "uuid").startswith("CRYPT-"):
        return True
    below = folder / "slaves"
    slaves = list(below.iterdir()) if below.is_dir() and deepest else []
    return bool(slaves) and all(_is_encrypted(slave, deepest - 1) for slave in slaves)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), text)
