"""Small files as a whole: a stick's planted names, pipes and devices harm nobody."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rmdesk.keymap_file import KeymapFile
from rmdesk.known_books import BookList, UnreadableBooks
from rmdesk.settings import Preferences, UnreadableSettings
from rmdesk.tour_file import Task, done_tasks, keep_done
from rmdesk.whole_files import TooLong, create_empty, read_whole, write_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and rights of POSIX")

_WRITERS: dict[str, Callable[[Path], object]] = {
    "settings.toml": lambda file: Preferences().save(file),
    "keys.toml": lambda file: KeymapFile(text="# own\n").save(file),
    "books.json": lambda file: BookList().with_book(file.with_name("a.rmdesk")).save(file),
    "tour.json": lambda file: keep_done([Task.FIND], file),
}
_READERS: dict[str, Callable[[Path], object]] = {
    "settings.toml": lambda file: type(Preferences.load(file).problem) is UnreadableSettings,
    "keys.toml": lambda file: not KeymapFile.load(file).can_be_written,
    "books.json": lambda file: type(BookList.load(file).problem) is UnreadableBooks,
    "tour.json": lambda file: done_tasks(file) == frozenset(),
}
"""Each way to read one, and whether it was told."""


@posix
@pytest.mark.parametrize("name", _WRITERS)
def test_what_is_planted_beside_or_at_the_name_leads_nowhere(tmp_path: Path, name: str) -> None:
    mine, stick = tmp_path / "profile", tmp_path / "stick"
    stick.mkdir()
    mine.write_text("mine")
    (stick / f"{name}.new").symlink_to(mine)
    (stick / name).symlink_to(mine)
    _WRITERS[name](stick / name)
    assert mine.read_text() == "mine"
    assert not (stick / name).is_symlink()
    assert (stick / name).stat().st_size > 5
    assert not list(stick.glob("*.part"))


@posix
@pytest.mark.parametrize("name", _WRITERS)
def test_only_the_user_reads_it_whatever_the_mask(tmp_path: Path, name: str) -> None:
    before = os.umask(0o022)
    try:
        _WRITERS[name](tmp_path / "own" / name)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "own" / name).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o700


@posix
@pytest.mark.parametrize("plant", ["pipe", "device", "folder", "too long"])
@pytest.mark.parametrize("name", _READERS)
def test_only_a_regular_file_of_its_size_is_read(tmp_path: Path, name: str, plant: str) -> None:
    file = tmp_path / name
    match plant:
        case "pipe":
            if sys.platform != "win32":
                os.mkfifo(file)
        case "device":
            file.symlink_to("/dev/zero")
        case "folder":
            file.mkdir()
        case _:
            file.write_bytes(b" " * 300_000)
    assert _READERS[name](file)


def test_a_file_of_just_the_size_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"12345")
    assert read_whole(file, 5) == b"12345"
    with pytest.raises(TooLong):
        read_whole(file, 4)


def test_a_write_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")

    def fsync(_descriptor: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match="full"):
        write_whole(file, b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"file": b"old"}


@posix
def test_a_name_that_is_taken_by_a_link_to_nowhere_is_taken(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError):
        create_empty(tmp_path / "link")
    assert not (tmp_path / "elsewhere").exists()
