"""How far a tour has come: kept over a demo's end, and never a reason not to start."""

from pathlib import Path

import pytest

from rmdesk.tour_file import Task, TourMark, done_tasks, keep_done


def test_what_was_done_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "new" / "tour.json"
    assert done_tasks(path) == frozenset()
    keep_done({Task.LOG, Task.UNLOCK}, path)
    assert done_tasks(path) == {Task.UNLOCK, Task.LOG}


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[" * 100_000, b"5", b'{"a": 1}', b'["nothing", 5, null]', b"\xff\xfe"]
)
def test_a_damaged_file_is_a_tour_from_the_beginning(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "tour.json"
    path.write_bytes(raw)
    assert done_tasks(path) == frozenset()


def test_where_nothing_can_be_written_the_tour_goes_on_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    keep_done({Task.LOG}, tmp_path / "file" / "tour.json")
    mark = TourMark(tmp_path / "none")
    mark.begin()
    assert not mark.is_on
    assert not mark.is_unlocked


def test_the_mark_says_that_the_passphrase_was_typed(tmp_path: Path) -> None:
    mark = TourMark(tmp_path)

    def says() -> tuple[bool, bool]:
        return mark.is_on, mark.is_unlocked

    assert says() == (False, False)
    mark.begin()
    assert says() == (True, False)
    mark.unlocked()
    mark.begin()
    assert says() == (True, True)
    mark.end()
    assert says() == (False, False)
