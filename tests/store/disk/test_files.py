"""Renames and deletions: patient where somebody else is in the way, and made to last where it can
be.
"""

import errno
import os
import sys
from pathlib import Path

import pytest

from rmdesk import whole_files
from rmdesk.store.disk import files
from rmdesk.store.disk.files import head_path, quarantine_folder
from rmdesk.store.disk.refusals import NoAccess
from rmdesk.store.vault.quarantine import set_aside
from rmdesk.whole_files import put_in_place, sync_folder


def _in_the_way(monkeypatch: pytest.MonkeyPatch, times: int) -> list[Path]:
    """As Windows refuses to rename a file that a scanner has open; what was tried in vain."""
    tried: list[Path] = []
    really = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if len(tried) < times:
            tried.append(path)
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return really(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(whole_files, "_BETWEEN_MOVES", 0.0)
    return tried


def test_a_rename_waits_for_whoever_has_the_file_open_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    side, stray = tmp_path / "side", tmp_path / "book.rmdesk-wal"
    side.write_bytes(b"new")
    stray.write_bytes(b"stray")
    monkeypatch.setattr(whole_files, "_MOVE_SECONDS", 60.0)
    tried = _in_the_way(monkeypatch, 3)
    put_in_place(side, tmp_path / "book.rmdesk")
    assert (tmp_path / "book.rmdesk").read_bytes() == b"new"
    assert tried == [side] * 3
    tried.clear()
    set_aside(tmp_path / "book.rmdesk", [stray])
    assert tried == [stray] * 3
    assert next(quarantine_folder(tmp_path / "book.rmdesk").rglob(stray.name)).is_file()


def test_a_rename_that_stays_refused_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_files, "_MOVE_SECONDS", 0.0)
    tried = _in_the_way(monkeypatch, 100)
    with pytest.raises(PermissionError):
        put_in_place(tmp_path / "side", head_path(tmp_path / "book.rmdesk"))
    assert len(tried) == 1


@pytest.mark.parametrize(
    ("number", "is_told"), [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True)]
)
def test_only_a_drive_that_knows_no_such_call_is_let_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, is_told: bool
) -> None:
    def fsync(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fsync)
    if not is_told:
        sync_folder(tmp_path)
        return
    with pytest.raises(OSError, match=os.strerror(number)):
        sync_folder(tmp_path)


class _OfWindows(OSError):
    """As Windows refuses a file that another program keeps to itself."""

    winerror = 32


def test_a_file_that_another_program_keeps_is_told_as_that() -> None:
    plain = OSError(errno.EACCES, "")
    held = _OfWindows(errno.EACCES, "")
    assert files.reason_of(plain) == "the system does not allow it"
    assert files.reason_of(held) == "another program has it open"


def test_windows_is_asked_for_no_file_it_would_hide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(NoAccess):
        files.create_private(tmp_path / "9:30.age")
    assert not list(tmp_path.iterdir())
    files.create_private(tmp_path / "plain.age")
