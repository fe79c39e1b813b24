from pathlib import Path

import pytest

from rmdesk.doctor.finding import Finding, Verdict
from rmdesk.doctor.machine import check_machine
from tests.doctor.planted import by_check, circumstances, plant

_SWAPS = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"


def _found(folder: Path, **changes: object) -> dict[str, Finding]:
    return by_check(list(check_machine(circumstances(folder, **changes))))


def _disk(folder: Path, uuid: str) -> None:
    plant(folder / "proc" / "self" / "mountinfo", "27 1 253:0 / / rw - ext4 /dev/mapper/r rw")
    plant(folder / "sys" / "dev" / "block" / "253:0" / "dm" / "uuid", uuid)


@pytest.mark.parametrize(
    ("uuid", "verdict"),
    [("CRYPT-LUKS2-1", Verdict.OK), ("LVM-1", Verdict.LOOK)],
    ids=["encrypted", "plain"],
)
def test_the_disk_of_the_book(tmp_path: Path, uuid: str, verdict: Verdict) -> None:
    _disk(tmp_path, uuid)
    finding = _found(tmp_path)["disk.encryption"]
    assert finding.verdict is verdict
    assert finding.facts["encrypted"] is (verdict is Verdict.OK)


def test_what_cannot_be_seen_is_not_called_plain(tmp_path: Path) -> None:
    finding = _found(tmp_path)["disk.encryption"]
    assert finding.verdict is Verdict.LOOK
    assert finding.facts["encrypted"] is None


@pytest.mark.parametrize(
    ("swaps", "state", "verdict", "words"),
    [
        ("", "freeze mem disk", Verdict.OK, "no swap"),
        ("/dev/zram0 partition 1 0 5\n", "mem disk", Verdict.OK, "no swap"),
        ("/swapfile file 1 0 -2\n", "freeze mem", Verdict.LOOK, "not encrypted"),
        ("/swapfile file 1 0 -2\n", "freeze mem disk", Verdict.LOOK, "hibernates"),
    ],
    ids=["none", "zram", "file", "hibernates"],
)
def test_swap(tmp_path: Path, swaps: str, state: str, verdict: Verdict, words: str) -> None:
    _disk(tmp_path, "LVM-1")
    plant(tmp_path / "proc" / "swaps", _SWAPS + swaps)
    plant(tmp_path / "sys" / "power" / "state", state)
    finding = _found(tmp_path)["memory.swap"]
    assert finding.verdict is verdict
    assert words in finding.found


def test_a_swap_file_on_an_encrypted_disk_is_in_order(tmp_path: Path) -> None:
    _disk(tmp_path, "CRYPT-LUKS2-1")
    plant(tmp_path / "proc" / "swaps", f"{_SWAPS}/swapfile file 1 0 -2\n")
    assert _found(tmp_path)["memory.swap"].verdict is Verdict.OK


@pytest.mark.parametrize(("scope", "told"), [("1", 1), ("0", 0), ("", None)])
def test_who_may_look_into_memory(tmp_path: Path, scope: str, told: int | None) -> None:
    plant(tmp_path / "proc" / "sys" / "kernel" / "yama" / "ptrace_scope", scope)
    finding = _found(tmp_path)["memory.debuggers"]
    assert finding.verdict is Verdict.OK, "the desk closes its own memory"
    assert finding.facts["ptrace_scope"] == told


def test_windows_is_told_where_to_look(tmp_path: Path) -> None:
    found = _found(tmp_path, platform="win32")
    assert "manage-bde" in found["disk.encryption"].advice
    assert "powercfg" in found["memory.swap"].advice
    assert found["disk.encryption"].facts["encrypted"] is None
