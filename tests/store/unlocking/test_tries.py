"""Tries in vain are counted beside the book, whatever becomes of the program or of the file."""

from pathlib import Path

import pytest

from rmdesk.store.disk.files import tries_path
from rmdesk.store.unlocking.tries import Failed, Tries, pause_after

NOW = 1_795_000_000.7


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "book.rmdesk"


def charged(book: Path, *seconds: float) -> Tries:
    tries = Tries(book)
    for second in seconds:
        tries.charge(now=NOW + second)
    return tries


def test_the_third_try_in_vain_begins_the_waits_which_double() -> None:
    assert [pause_after(failures) for failures in range(14)] == [
        *(0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300),
    ]
    assert pause_after(10**9) == 300


def test_the_wait_outlives_the_program(book: Path) -> None:
    charged(book, 0, 1, 2, 3, 4)
    assert Tries(book).wait(now=NOW + 4) == 4
    assert Tries(book).wait(now=NOW + 7) == 1
    assert Tries(book).wait(now=NOW + 8) == 0


def test_it_counts_first_and_last_until_the_book_opens(book: Path) -> None:
    tries = charged(book, 0, 60)
    assert Tries(book).failed() == Failed(2, int(NOW), int(NOW) + 60)
    tries.settle()
    assert Tries(book).failed() is None
    assert tries.failed() is None
    assert not tries_path(book).exists()


def test_the_right_passphrase_is_no_try_in_vain(book: Path) -> None:
    charged(book, 0, 5).refund()
    assert Tries(book).failed() == Failed(1, int(NOW), int(NOW))
    charged(book, 9).refund()
    Tries(book).refund()
    Tries(book).refund()
    assert Tries(book).failed() is None


def test_two_programs_count_together(book: Path) -> None:
    one, other = Tries(book), Tries(book)
    for second in range(3):
        one.charge(now=NOW + second)
        other.charge(now=NOW + second)
    assert Failed(6, int(NOW), int(NOW) + 2) == one.failed() == other.failed()


def test_the_file_is_for_its_owner_only(book: Path) -> None:
    charged(book, 0)
    assert tries_path(book).stat().st_mode & 0o777 == 0o600


def test_a_clock_that_was_set_back_locks_nobody_out(book: Path) -> None:
    tries = charged(book, *range(20))
    assert tries.wait(now=NOW - 86_400) == 0


@pytest.mark.parametrize(
    "content", [b"", b"x", b"\0" * 130, "王芳 13800001234\n".encode() * 9, b"9" * 130]
)
def test_a_file_of_another_kind_stops_nobody(book: Path, content: bytes) -> None:
    tries_path(book).write_bytes(content)
    tries = Tries(book)
    assert tries.wait(now=NOW) == 0
    tries.charge(now=NOW)
    assert tries.failed() is not None
    tries.settle()
    assert tries.failed() is None


def test_a_link_is_not_followed(book: Path, tmp_path: Path) -> None:
    other = tmp_path / "letter"
    other.write_text("dear client")
    tries_path(book).symlink_to(other)
    tries = charged(book, 0, 1, 2, 3)
    assert other.read_text() == "dear client"
    assert tries.wait(now=NOW + 3) == 2, "this program at least remembers"


def test_a_folder_that_cannot_be_written_keeps_nobody_out(book: Path) -> None:
    tries_path(book).mkdir()
    assert charged(book, 0, 1, 2).wait(now=NOW + 2) == 1
