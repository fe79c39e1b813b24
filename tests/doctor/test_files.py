import os
import shlex
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from rmdesk.doctor.files import check_files
from rmdesk.doctor.finding import Finding, Verdict
from tests.doctor.planted import by_check, circumstances, plant

_Usage = namedtuple("_Usage", "total used free")
_MB = 1024 * 1024


def _found(folder: Path, **changes: object) -> dict[str, Finding]:
    return by_check(list(check_files(circumstances(folder, **changes))))


def _book(folder: Path, *, mode: int = 0o600) -> Path:
    book = folder / "books" / "book.rmdesk"
    plant(book, "x")
    book.parent.chmod(0o700)
    book.chmod(mode)
    return book


@pytest.mark.parametrize(
    ("free", "verdict"),
    [(1, Verdict.BAD), (40, Verdict.BAD), (100, Verdict.LOOK), (4000, Verdict.OK)],
)
def test_room_is_held_against_what_a_backup_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, verdict: Verdict
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: _Usage(0, 0, free * _MB))
    finding = _found(tmp_path)["room.book"]
    assert finding.verdict is verdict
    assert finding.facts["free"] == free * _MB


def test_a_large_book_needs_more_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: _Usage(0, 0, 1000 * _MB))
    with _book(tmp_path).open("r+b") as file:
        file.truncate(600 * _MB)
    assert _found(tmp_path)["room.book"].verdict is Verdict.BAD


def test_what_is_not_there_yet_can_be_made(tmp_path: Path) -> None:
    finding = _found(tmp_path)["access.book"]
    assert finding.verdict is Verdict.OK
    assert finding.facts["exists"] is False


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_book_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    _book(tmp_path, mode=0o400)
    finding = _found(tmp_path)["access.book"]
    assert finding.verdict is Verdict.BAD
    assert "book.rmdesk" in finding.found


def test_a_private_book_is_in_order(tmp_path: Path) -> None:
    _book(tmp_path)
    assert _found(tmp_path)["access.book"].verdict is Verdict.OK


def test_a_book_that_others_can_reach_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = _book(tmp_path, mode=0o644)
    assert _found(tmp_path)["access.book"].verdict is Verdict.OK, "its folder lets nobody in"
    book.parent.chmod(0o755)
    monkeypatch.setattr(Path, "parents", property(lambda _: (book.parent,)))
    finding = _found(tmp_path)["access.book"]
    assert finding.verdict is Verdict.LOOK
    assert "book.rmdesk" in finding.found
    assert finding.advice.endswith(f"chmod go-rwx {shlex.quote(str(book.parent))}"), "to be pasted"


@pytest.mark.parametrize(
    ("line", "verdict", "kind"),
    [
        ("27 1 8:1 / / rw - ext4 /dev/sda1 rw", Verdict.OK, "local"),
        ("27 1 0:44 / / rw - cifs //server/share rw", Verdict.BAD, "network"),
        ("27 1 0:45 / / rw - tmpfs tmpfs rw", Verdict.BAD, "memory"),
        ("", Verdict.LOOK, None),
    ],
    ids=["disk", "network", "memory", "unknown"],
)
def test_the_sort_of_disk(tmp_path: Path, line: str, verdict: Verdict, kind: str | None) -> None:
    plant(tmp_path / "proc" / "self" / "mountinfo", line)
    finding = _found(tmp_path)["place.book"]
    assert (finding.verdict, finding.facts["kind"]) == (verdict, kind)


@pytest.mark.parametrize("name", ["OneDrive - Bank", "坚果云", "Dropbox", "百度网盘同步空间"])
def test_a_folder_that_is_copied_elsewhere_is_no_place(tmp_path: Path, name: str) -> None:
    finding = _found(tmp_path, book=tmp_path / name / "books" / "book.rmdesk")["place.book"]
    assert finding.verdict is Verdict.BAD
    assert finding.facts["synced_by"] == name


def test_windows_names_the_folder_of_onedrive(tmp_path: Path) -> None:
    environment = {"OneDrive": str(tmp_path / "books")}
    finding = _found(tmp_path, environment=environment)["place.book"]
    assert finding.facts["synced_by"] == "OneDrive"


def test_nothing_of_a_clients_name_is_told(tmp_path: Path) -> None:
    """Names of files are those of the book; signs a terminal obeys are not passed on."""
    book = tmp_path / "bo\x1bok.rmdesk"
    plant(book, "x")
    told = " ".join(one.found + one.advice for one in _found(tmp_path, book=book).values())
    assert "\x1b" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="modes")
def test_settings_may_be_read_by_others_but_not_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings" / "settings.toml"
    plant(file, "")
    file.chmod(0o644)
    monkeypatch.setattr(Path, "parents", property(lambda _: (file.parent,)))
    assert _found(tmp_path)["access.settings"].verdict is Verdict.OK
    file.chmod(0o666)
    assert _found(tmp_path)["access.settings"].verdict is Verdict.LOOK


def test_a_link_into_a_folder_that_is_copied_elsewhere_is_seen_through(tmp_path: Path) -> None:
    synced = tmp_path / "Nutstore" / "books"
    synced.mkdir(parents=True)
    (tmp_path / "books").symlink_to(synced)
    plant(tmp_path / "proc" / "self" / "mountinfo", "27 1 8:1 / / rw - ext4 /dev/sda1 rw")
    finding = _found(tmp_path)["place.book"]
    assert (finding.verdict, finding.facts["synced_by"]) == (Verdict.BAD, "Nutstore")
