"""`review`: one client's or many's, what it says, and what it leaves."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from rmdesk.cli.exits import Exit
from rmdesk.cli.files.review_command import NoReviewThen, OneOrMany
from rmdesk.desk.exporting.release import ExportsForbidden, NoReason
from rmdesk.desk.for_client.shown import NothingReviewed
from rmdesk.desk.opening import open_book
from rmdesk.desk.review_out.export import UnknownPaperKind
from rmdesk.exchange.writers.refusals import OnlyWorkbooksSealed, TargetTaken
from tests.books.builders import TODAY
from tests.books.reviewed_book import DAYS, NOW, add_reviewed
from tests.cli.conftest import PASSPHRASE, Tell


@pytest.fixture
def full(ask: Tell, book: Path) -> Tell:
    """A book with three reviewed clients and one without a review, that lets files out."""
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        for number in (1, 2, 3):
            add_reviewed(desk, number)
        add_reviewed(desk, 4, reviews=0)
    assert ask("export", "allow").code == Exit.DONE
    return ask


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "reviews"
    path.mkdir()
    return path


def test_one_review_into_every_kind_of_file(full: Tell, tmp_path: Path) -> None:
    for suffix, beginning in ((".xlsx", b"PK"), (".html", b"<!DOCTYPE"), (".txt", b"\xef\xbb\xbf")):
        path = tmp_path / f"a{suffix}"
        answer = full("review", "60100001", "--out", path, "--json")
        assert answer.code == Exit.DONE
        assert answer.json == {
            "file": str(path),
            "masked": True,
            "sealed": False,
            "texts_cut": 0,
        }
        assert path.read_bytes().startswith(beginning)


def test_the_words_are_those_of_the_language_asked_for(full: Tell, tmp_path: Path) -> None:
    full("--lang", "zh", "review", "60100001", "--out", tmp_path / "a.html")
    assert '<html lang="zh-CN">' in (tmp_path / "a.html").read_text()


def test_a_review_of_a_day_and_none_of_another(full: Tell, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert full("review", "60100001", "--out", path, "--on", DAYS[0]).code == Exit.DONE
    text = path.read_text("utf-8-sig")
    assert DAYS[0].isoformat() in text and DAYS[-1].isoformat() not in text
    refused = full("review", "60100001", "--out", tmp_path / "b.txt", "--on", "2026-01-01")
    assert refused.code == Exit.REFUSED
    assert NoReviewThen.message.format(day="2026-01-01") in refused.err


def test_numbers_stand_whole_with_a_reason_alone(full: Tell, tmp_path: Path) -> None:
    masked, open_ = tmp_path / "a.txt", tmp_path / "b.txt"
    full("review", "60100001", "--out", masked)
    assert "13812345678" not in masked.read_text("utf-8-sig")
    full("review", "60100001", "--out", open_, "--full", "客户要求")
    assert "13812345678" in open_.read_text("utf-8-sig")
    blank = full("review", "60100001", "--out", tmp_path / "c.txt", "--full", " ")
    assert blank.code == Exit.REFUSED and NoReason.message in blank.err


def test_what_is_refused_leaves_nothing(
    full: Tell, tmp_path: Path, folder: Path, passphrase_file: Path
) -> None:
    out = tmp_path / "a.txt"
    sealed = ("--password-file", passphrase_file)
    for words, refusal in (
        (("60100004", "--out", out), NothingReviewed),
        (("60100001", "--out", tmp_path / "a.doc"), UnknownPaperKind),
        (("60100001", "--out", out, *sealed), OnlyWorkbooksSealed),
        (("60100001",), OneOrMany),
        ((), OneOrMany),
        (("--into", folder), OneOrMany),
        (("60100001", "--out", out, "--all-due"), OneOrMany),
        (("60100001", "--into", folder, "--all-due"), OneOrMany),
        (("--all-due", "--into", folder, "--out", out), OneOrMany),
    ):
        answer = full("review", *words)
        assert answer.code == Exit.REFUSED, words
        assert refusal.message.split("{")[0] in answer.err, words
    assert not out.exists() and not list(folder.iterdir())
    unknown = full("review", "佟雅琴1", "--out", out)
    assert unknown.code == Exit.REFUSED and not out.exists()


def test_a_file_is_replaced_on_a_word_only(full: Tell, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"precious")
    refused = full("review", "60100001", "--out", path)
    assert refused.code == Exit.REFUSED and TargetTaken.message.format(file="a.txt") in refused.err
    assert path.read_bytes() == b"precious"
    assert full("review", "60100001", "--out", path, "--replace").code == Exit.DONE
    assert path.read_bytes() != b"precious"


def test_nothing_leaves_before_it_is_allowed(full: Tell, tmp_path: Path, folder: Path) -> None:
    full("export", "forbid")
    for words in (("60100001", "--out", tmp_path / "a.xlsx"), ("--all-due", "--into", folder)):
        answer = full("review", *words)
        assert answer.code == Exit.REFUSED and ExportsForbidden.message in answer.err
    assert not list(folder.iterdir())


def test_a_password_seals_the_workbook(full: Tell, tmp_path: Path, passphrase_file: Path) -> None:
    path = tmp_path / "a.xlsx"
    answer = full("review", "60100001", "--out", path, "--password-file", passphrase_file, "--json")
    assert answer.json["sealed"] and not path.read_bytes().startswith(b"PK")


def test_those_of_many_by_a_condition(full: Tell, folder: Path) -> None:
    answer = full("review", "--where", "assets > 1", "--into", folder, "--as", "txt", "--json")
    assert answer.code == Exit.PROBLEMS
    found = json.loads(answer.out)
    assert found["files"] == sorted(path.name for path in folder.iterdir())
    assert len(found["files"]) == 3 and list(found["not_written"]) == ["60100004"]
    assert "60100004" in answer.err


def test_those_that_are_due(
    full: Tell, folder: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    none = full("review", "--all-due", "--into", folder)
    assert none.code == Exit.REFUSED and not list(folder.iterdir())
    later = datetime(2027, 6, 1).date()
    passphrase = str(folder.parent / "passphrase")
    from rmdesk.cli.run import run

    line = ["--book", str(book), "--passphrase-file", passphrase, "--today", str(later)]
    assert run([*line, "review", "--all-due", "--into", str(folder)]) == Exit.DONE
    assert [path.suffix for path in folder.iterdir()] == [".xlsx"] * 3
    assert all(later.isoformat() in path.name for path in folder.iterdir())


def test_those_of_a_class(full: Tell, folder: Path) -> None:
    counts = {}
    for one in ("very_high", "higher", "medium", "lower"):
        for path in folder.iterdir():
            path.unlink()
        full("review", "--class", one, "--into", folder, "--as", "html")
        counts[one] = len(list(folder.iterdir()))
    assert sum(counts.values()) == 3


def test_the_chain_names_each_client(full: Tell, folder: Path, book: Path) -> None:
    full("review", "--where", "assets > 1", "--into", folder, "--as", "txt")
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        rows = desk.audit.rows(NOW.date(), NOW.date(), most=50)
    assert {row.object.split(",")[0] for row in rows if row.action == "export"} == {
        "client 1",
        "client 2",
        "client 3",
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_in_both_languages(tell: Tell, language: str) -> None:
    answer = tell("--lang", language, "review", "--help")
    assert answer.code == Exit.DONE
    assert "--into" in answer.out and "--all-due" in answer.out
