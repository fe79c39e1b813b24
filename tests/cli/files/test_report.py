"""`report`: a plan or report into a file, and what it refuses."""

from pathlib import Path

import pytest

from rmdesk.cli.exits import Exit
from rmdesk.desk.exporting.release import ExportsForbidden, NoReason
from rmdesk.desk.reports.day import DayIsOver
from rmdesk.desk.review_out.export import UnknownPaperKind
from rmdesk.exchange.writers.refusals import OnlyWorkbooksSealed, TargetTaken
from tests.cli.conftest import Tell
from tests.desk.reports.reported_book import reported_book
from tests.ui import small_book


@pytest.fixture
def told(tell: Tell, tmp_path: Path) -> Tell:
    """A book with a month to report, on its day; files may leave it."""
    folder = tmp_path / "reported"
    folder.mkdir()
    reported_book(folder).close()
    secret = tmp_path / "of-the-small-book"
    secret.write_text(f"{small_book.PASSPHRASE}\n")
    secret.chmod(0o600)
    book = folder / "book.rmdesk"

    def told(*words: object) -> object:
        return tell(*("--book", book, "--passphrase-file", secret, "--today", "2026-11-20"), *words)

    return told  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("kind", "first", "title"),
    [
        ("day", "2026-11-20", "Plan of the day"),
        ("week", "2026-11-16", "Report of the week"),
        ("month", "2026-11-01", "Report of the month"),
    ],
)
def test_each_report_into_a_file(
    told: Tell, tmp_path: Path, kind: str, first: str, title: str
) -> None:
    path = tmp_path / "a.txt"
    answer = told("report", kind, "--out", path, "--json")
    assert answer.code == Exit.DONE
    assert answer.json | {"clients": 0} == {
        "file": str(path),
        "report": kind,
        "from": first,
        "clients": 0,
        "masked": True,
        "sealed": False,
        "texts_cut": 0,
    }
    assert "Phone, ID and card numbers are masked." in answer.err
    assert path.read_text("utf-8-sig").startswith(title)


def test_another_day_and_the_notes(told: Tell, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert told("report", "month", "--on", "2026-10-05", "--out", path).code == Exit.DONE
    assert "2026-10" in path.read_text("utf-8-sig")
    notes = ("report", "month", "--with-notes", "--replace", "--out", path)
    assert told(*notes).code == Exit.DONE
    assert "139****5678" in "".join(path.read_text("utf-8-sig").split())


def test_the_words_are_those_of_the_language_asked_for(told: Tell, tmp_path: Path) -> None:
    told("--lang", "zh", "report", "week", "--out", tmp_path / "a.html")
    assert '<html lang="zh-CN">' in (tmp_path / "a.html").read_text()


def test_a_workbook_is_sealed(told: Tell, tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text("correct horse\n")
    password.chmod(0o600)
    path = tmp_path / "a.xlsx"
    answer = told("report", "week", "--out", path, "--password-file", password, "--json")
    assert answer.json["sealed"]
    assert not path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("day", "--on", "2026-11-19", "--out", "a.txt"), DayIsOver),
        (("week", "--out", "a.doc"), UnknownPaperKind),
        (("week", "--out", "taken.txt"), TargetTaken),
        (("week", "--out", "a.txt", "--full", " "), NoReason),
        (("week", "--out", "a.txt", "--password-file", "password"), OnlyWorkbooksSealed),
    ],
)
def test_what_is_refused(
    told: Tell,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    refusal: type[Exception],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken.txt").write_text("x")
    (tmp_path / "password").write_text("correct horse\n")
    (tmp_path / "password").chmod(0o600)
    answer = told("report", *words)
    assert answer.code == Exit.REFUSED
    said = str(refusal.message).partition("{")[0]  # type: ignore[attr-defined]
    assert said in answer.err or "2026-11-19" in answer.err
    assert not (tmp_path / "a.txt").exists()


def test_a_book_that_lets_nothing_out(ask: Tell, tmp_path: Path) -> None:
    answer = ask("report", "month", "--out", tmp_path / "a.txt")
    assert answer.code == Exit.REFUSED
    assert str(ExportsForbidden.message) in answer.err


def test_an_unknown_report_is_a_wrong_word(ask: Tell, tmp_path: Path) -> None:
    assert ask("report", "year", "--out", tmp_path / "a.txt").code == Exit.USAGE
