"""The disks of the campaigns: they find out a program that forgets to sync, and no other.

Without this a campaign that finds nothing would say nothing.
"""

import os
import random
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.tools.faulty_disk import Fault, FaultyDisk, failing
from tests.tools.power_cut import Disk, lay_out
from tests.tools.recorded_disk import Recording, recorded

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for names of files")

OLD, NEW = b"old" * 1000, b"new" * 1000


def _replace(folder: Path, *, syncs_file: bool = True, syncs_folder: bool = True) -> None:
    with (folder / "side").open("wb") as file:
        file.write(NEW)
        file.flush()
        if syncs_file:
            os.fsync(file.fileno())
    (folder / "side").replace(folder / "file")
    if syncs_folder:
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)


def _contents_after_cuts(recording: Recording, at: int, name: str = "file") -> set[bytes | None]:
    """What a file may hold when the power is cut after call number `at`."""
    found = set()
    for seed in range(60):
        disk = Disk(recording)
        disk.go_on(at)
        contents, _folders = disk.cut(random.Random(seed))
        found.add(contents.get(Path(name)))
    return found


def _recording_of(work: Callable[[], None], folder: Path) -> Recording:
    (folder / "file").write_bytes(OLD)
    with recorded(folder) as recording:
        work()
    return recording


def test_a_careful_replacement_leaves_old_or_new_and_in_the_end_new(tmp_path: Path) -> None:
    recording = _recording_of(lambda: _replace(tmp_path), tmp_path)
    during = set().union(*(_contents_after_cuts(recording, at) for at in range(6)))
    assert during == {OLD, NEW}
    assert _contents_after_cuts(recording, len(recording.log)) == {NEW}


def test_without_syncing_the_file_it_may_be_empty_or_torn(tmp_path: Path) -> None:
    recording = _recording_of(lambda: _replace(tmp_path, syncs_file=False), tmp_path)
    found = _contents_after_cuts(recording, len(recording.log))
    assert b"" in found
    assert any(content not in (b"", NEW) for content in found)


def test_without_syncing_the_folder_the_old_file_may_be_back(tmp_path: Path) -> None:
    recording = _recording_of(lambda: _replace(tmp_path, syncs_folder=False), tmp_path)
    assert _contents_after_cuts(recording, len(recording.log)) == {OLD, NEW}


@pytest.mark.parametrize(("setting", "is_safe"), [("FULL", True), ("OFF", False)])
def test_a_database_keeps_what_it_synced(tmp_path: Path, setting: str, *, is_safe: bool) -> None:
    with recorded(tmp_path) as recording:
        database = sqlcipher.connect(str(tmp_path / "base"), isolation_level=None)
        database.execute("PRAGMA locking_mode = EXCLUSIVE").close()
        database.execute("PRAGMA journal_mode = WAL").close()
        database.execute(f"PRAGMA synchronous = {setting}").close()
        database.execute("CREATE TABLE kept (number)")
        for number in range(3):
            database.execute("INSERT INTO kept VALUES (?)", (number,))
        at = len(recording.log)
        database.close()
    kept = set()
    for seed in range(20):
        disk = Disk(recording)
        disk.go_on(at)
        folder = tmp_path.with_name(f"{tmp_path.name}-{seed}")
        folder.mkdir()
        lay_out(folder, disk.cut(random.Random(seed)))
        kept.add(_rows(folder / "base"))
    assert (kept == {3}) is is_safe


def _rows(path: Path) -> int | None:
    database = sqlite3.connect(path)
    try:
        return int(database.execute("SELECT count(*) FROM kept").fetchone()[0])
    except sqlite3.Error:
        return None
    finally:
        database.close()


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name)
def test_a_failing_write_is_half_done_and_says_why(tmp_path: Path, fault: Fault) -> None:
    disk = FaultyDisk(fault, at=1)
    with failing(tmp_path, disk), pytest.raises(OSError, match=os.strerror(fault)):
        (tmp_path / "file").write_bytes(NEW)
    assert [call.kind for call in disk.refused][:1] == ["write"]
    assert (tmp_path / "file").read_bytes() == NEW[: len(NEW) // 2]


def test_a_failing_sync_reaches_the_database(tmp_path: Path) -> None:
    counted = FaultyDisk()
    with failing(tmp_path, counted):
        _make_database(tmp_path / "counted")
    broken = FaultyDisk(Fault.BROKEN, at=counted.calls // 2)
    with failing(tmp_path, broken), pytest.raises(sqlcipher.OperationalError, match="disk I/O"):
        _make_database(tmp_path / "broken")


def _make_database(path: Path) -> None:
    database = sqlcipher.connect(str(path), isolation_level=None)
    try:
        database.execute("CREATE TABLE kept (number)")
    finally:
        database.close()
