import re
from pathlib import Path

import pytest

from rmdesk.doctor import files
from tests.cli.conftest import Tell
from tests.doctor.planted import plant


def test_it_tells_line_by_line_and_opens_nothing(tell: Tell, book: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in book.parent.glob("book*")}
    answer = tell("doctor", "--book", book)
    lines = answer.out.splitlines()
    assert lines
    assert all(re.match(r"(ok  |look|bad )  [A-Z]", line) for line in lines)
    assert {path: path.stat().st_mtime_ns for path in book.parent.glob("book*")} == before
    assert "in order" in answer.err
    order = ["ok", "look", "bad"]
    verdicts = [order.index(line.split()[0]) for line in lines]
    assert verdicts == sorted(verdicts), "what is to be mended stands last, where it stays in view"


def test_json_for_scripts(tell: Tell, book: Path) -> None:
    answer = tell("doctor", "--json", "--book", book)
    checks = {one["check"]: one for one in answer.json["checks"]}
    assert answer.code == (answer.json["verdict"] == "bad")
    assert checks["engine.cipher"]["verdict"] == "ok"
    assert checks["room.book"]["facts"]["book"] == book.stat().st_size
    assert checks["terminal.kind"]["facts"]["kind"] == "none"


def test_chinese(tell: Tell, book: Path) -> None:
    assert re.search("[一-鿿]", tell("doctor", "--lang", "zh", "--book", book).out)


def test_what_has_to_be_mended_is_an_exit_code(
    tell: Tell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "Dropbox" / "book.rmdesk"
    plant(book, "x")
    assert "Dropbox" in str(files.there(book))
    answer = tell("doctor", "--book", book)
    assert answer.code == 1
    assert "bad   Disk of the book" in answer.out
