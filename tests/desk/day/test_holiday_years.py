"""Which years are known, and the file that brings another one."""

from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.day.holidays import (
    LARGEST,
    FileTooLarge,
    FileUnreadable,
    import_years,
    known_years,
    read_file,
)
from rmdesk.ui.dialogs.holidays import EXAMPLE
from tests.books.empty_desk import NOW


def test_the_next_year_is_listed_before_it_is_known(desk: Desk) -> None:
    assert [(one.year, one.holidays is not None) for one in known_years(desk)] == [
        (2024, True),
        (2025, True),
        (2026, True),
        (2027, False),
    ]
    found = import_years(desk, EXAMPLE, now=NOW)
    assert found.findings == ()
    *_built_in, new = known_years(desk)
    assert new.holidays is not None and new.is_imported
    assert not any(one.is_imported for one in _built_in)
    desk.undo(now=NOW)
    assert known_years(desk)[-1].holidays is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_is_read_as_people_save_it(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "2027.toml"
    file.write_bytes(EXAMPLE.encode(encoding))
    assert read_file(file) == EXAMPLE


def test_what_is_no_holiday_file_is_refused(tmp_path: Path) -> None:
    large, odd = tmp_path / "large.toml", tmp_path / "odd.toml"
    large.write_bytes(b"#" * (LARGEST + 1))
    odd.write_bytes(b"\xff\xff\xff")
    for file, refusal, said in (
        (large, FileTooLarge, "large.toml has 257 KB"),
        (odd, FileUnreadable, "odd.toml cannot be read"),
        (tmp_path, FileUnreadable, "cannot be read"),
    ):
        with pytest.raises(refusal) as found:
            read_file(file)
        assert said in found.value.sentence()
