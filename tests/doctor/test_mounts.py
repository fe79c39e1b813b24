from pathlib import Path

import pytest

from rmdesk.doctor.mounts import (
    Mount,
    device_number,
    device_of,
    is_encrypted,
    is_removable,
    mount_of,
    mounts,
)
from tests.doctor.planted import plant

_MOUNTINFO = r"""
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 253:0 / / rw,relatime shared:1 - ext4 /dev/mapper/root rw
30 27 0:44 / /net/li rw shared:2 master:3 - nfs4 server:/net/li rw
31 27 8:17 / /media/li/My\040Stick rw - vfat /dev/sdb1 rw
32 27 0:45 / /tmp rw - tmpfs tmpfs rw
33 27 8:33 / /tmp rw - ext4 /dev/sdc1 rw
nonsense
"""


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("/var/book", "/dev/mapper/root"),
        ("/net/li/books/book", "server:/net/li"),
        ("/net/lin/book", "/dev/mapper/root"),
        ("/media/li/My Stick/book", "/dev/sdb1"),
        ("/tmp/book", "/dev/sdc1"),
    ],
    ids=["root", "network", "not by half a name", "a blank", "the last one over it"],
)
def test_a_path_lies_on_the_deepest_mount_above_it(path: str, source: str) -> None:
    found = mount_of(Path(path), mounts(_MOUNTINFO))
    assert found is not None
    assert found.source == source


def test_a_mount_knows_its_sort() -> None:
    sorts = {one.point: one for one in mounts(_MOUNTINFO)}
    assert sorts["/net/li"].is_network
    assert not sorts["/"].is_network
    assert Mount("/m", "0:1", "tmpfs", "tmpfs").is_in_memory
    assert Mount("/m", "0:1", "ecryptfs", "x").encrypts


def _device(sys: Path, number: str, real: str) -> Path:
    """A block device, as /sys/dev/block points to it."""
    folder = sys / "devices" / real
    folder.mkdir(parents=True)
    link = sys / "dev" / "block" / number
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(folder)
    return folder


def test_encryption_is_seen_through_the_layers_above_it(tmp_path: Path) -> None:
    lvm, crypt = _device(tmp_path, "253:1", "virtual/dm-1"), _device(tmp_path, "253:0", "dm-0")
    partition = _device(tmp_path, "8:1", "pci/sda/sda1")
    plant(lvm / "dm" / "uuid", "LVM-abc\n")
    plant(crypt / "dm" / "uuid", "CRYPT-LUKS2-abc\n")
    for above, below in ((lvm, crypt), (crypt, partition)):
        (above / "slaves").mkdir()
        (above / "slaves" / below.name).symlink_to(below)
    assert is_encrypted("253:1", tmp_path) is True
    assert is_encrypted("253:0", tmp_path) is True
    assert is_encrypted("8:1", tmp_path) is False
    assert is_encrypted("0:44", tmp_path) is None


def test_one_plain_disk_among_encrypted_ones_is_plain(tmp_path: Path) -> None:
    raid, crypt = _device(tmp_path, "9:0", "md0"), _device(tmp_path, "253:0", "dm-0")
    plain = _device(tmp_path, "8:1", "sda1")
    plant(crypt / "dm" / "uuid", "CRYPT-LUKS2-abc\n")
    (raid / "slaves").mkdir()
    for below in (crypt, plain):
        (raid / "slaves" / below.name).symlink_to(below)
    assert is_encrypted("9:0", tmp_path) is False


def test_a_ring_of_devices_comes_to_an_end(tmp_path: Path) -> None:
    ring = _device(tmp_path, "9:0", "md0")
    (ring / "slaves").mkdir()
    (ring / "slaves" / "md0").symlink_to(ring)
    assert is_encrypted("9:0", tmp_path) is False


def test_sticks_and_drives_on_usb_are_removable(tmp_path: Path) -> None:
    inside = _device(tmp_path, "8:1", "pci/ata1/sda/sda1")
    plant(inside / "partition", "1")
    plant(inside.parent / "removable", "0\n")
    card = _device(tmp_path, "179:1", "pci/mmc/mmcblk0/mmcblk0p1")
    plant(card / "partition", "1")
    plant(card.parent / "removable", "1\n")
    _device(tmp_path, "8:17", "pci/usb1/1-1/sdb/sdb1")
    found = {number: is_removable(number, tmp_path) for number in ("8:1", "179:1", "8:17", "0:44")}
    assert found == {"8:1": False, "179:1": True, "8:17": True, "0:44": False}


def test_a_stick_is_known_below_an_encryption_and_where_a_file_system_has_its_own_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = _device(tmp_path, "8:17", "pci/usb1/1-1/sdb/sdb1")
    crypt = _device(tmp_path, "253:0", "virtual/dm-0")
    (crypt / "slaves").mkdir()
    (crypt / "slaves" / "sdb1").symlink_to(stick)
    assert is_removable("253:0", tmp_path)
    monkeypatch.setattr(
        "rmdesk.doctor.mounts.device_number", lambda source: {"/dev/sdb1": "8:17"}.get(source, "")
    )
    fuse = Mount("/media/li", "0:45", "fuseblk", "/dev/sdb1")
    assert is_removable(device_of(fuse, tmp_path), tmp_path)
    assert device_of(Mount("/", "0:46", "overlay", "overlay"), tmp_path) == "0:46"


def test_a_ring_of_devices_is_no_stick(tmp_path: Path) -> None:
    ring = _device(tmp_path, "9:0", "md0")
    (ring / "slaves").mkdir()
    (ring / "slaves" / "md0").symlink_to(ring)
    assert not is_removable("9:0", tmp_path)


@pytest.mark.parametrize("source", ["tmpfs", "/dev/no such device", "//server/share"])
def test_what_is_no_device_has_no_number(source: str) -> None:
    assert not device_number(source)
