import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from rmdesk.doctor.clock import check_clock
from rmdesk.doctor.finding import Finding, Verdict
from tests.doctor.planted import NOW, circumstances, plant


def _found(folder: Path, now: datetime = NOW) -> Finding:
    (finding,) = check_clock(circumstances(folder, now=now))
    return finding


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        (NOW, Verdict.OK),
        (datetime(1970, 1, 1, tzinfo=UTC), Verdict.BAD),
        (datetime(2099, 1, 1, tzinfo=UTC), Verdict.BAD),
    ],
    ids=["now", "no battery", "far away"],
)
def test_a_day_can_be_or_not(tmp_path: Path, now: datetime, verdict: Verdict) -> None:
    assert _found(tmp_path, now).verdict is verdict


@pytest.mark.parametrize(
    ("ahead", "verdict"),
    [(timedelta(hours=3), Verdict.OK), (timedelta(days=3), Verdict.BAD)],
)
def test_the_book_was_not_written_tomorrow(
    tmp_path: Path, ahead: timedelta, verdict: Verdict
) -> None:
    book = tmp_path / "books" / "book.rmdesk"
    plant(book, "x")
    at = (NOW.replace(tzinfo=None) + ahead).timestamp()
    os.utime(book, (at, at))
    assert _found(tmp_path).verdict is verdict


def test_the_name_of_a_backup_counts_too(tmp_path: Path) -> None:
    folder = tmp_path / "books" / "book.rmdesk.backups"
    plant(folder / "2026-12-24-093012-day.rmbackup", "x")
    finding = _found(tmp_path)
    assert finding.verdict is Verdict.BAD
    assert "2026-12-24" in finding.found


def test_a_file_of_a_day_no_calendar_has_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the year 33658; not every disk keeps it, so the time is planted."""
    book = tmp_path / "books" / "book.rmdesk"
    plant(book, "x")
    really = Path.stat

    def stat(path: Path, **how: bool) -> object:
        return SimpleNamespace(st_mtime=999_999_999_999, st_mode=really(path, **how).st_mode)

    monkeypatch.setattr(Path, "stat", stat)
    assert _found(tmp_path).verdict is Verdict.OK
