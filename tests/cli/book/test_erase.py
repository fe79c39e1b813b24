"""`erase` on the command line."""

from pathlib import Path

import pytest

from rmdesk.settings import Preferences
from rmdesk.store.disk.files import erasing_path
from rmdesk.store.erasing import stroke as steps
from tests.cli.conftest import Tell


class Killed(BaseException):
    """Nothing runs after it."""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "certificate.txt"


@pytest.fixture
def cut(ask: Tell, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An erase that was killed before it destroyed anything."""

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(steps, "destroy_keys", killed)
        with pytest.raises(Killed):
            ask("erase", "--certificate", page, "--yes")


def test_the_book_goes_and_the_certificate_is_named(ask: Tell, book: Path, page: Path) -> None:
    answer = ask("--json", "erase", "--certificate", page, "--yes")
    assert answer.code == 0, answer.err
    assert answer.json == {"erased": str(book), "certificate": str(page)}
    assert str(page) in answer.err and "in full what nobody can promise" in answer.err
    assert not list(book.parent.glob("book.rmdesk*"))


def test_nobody_is_taken_by_surprise(ask: Tell, book: Path, page: Path) -> None:
    answer = ask("erase", "--certificate", page)
    assert answer.code == 1 and "no terminal to ask on" in answer.err
    assert book.exists() and not page.exists()


def test_clients_in_no_bundle_keep_it(ask: Tell, tmp_path: Path, page: Path) -> None:
    clients = tmp_path / "clients.csv"
    clients.write_text("客户姓名,手机号码\n解彤强,13812345678\n", encoding="utf-8")
    assert ask("import", clients).code == 0
    answer = ask("erase", "--certificate", page, "--yes")
    assert answer.code == 33 and "no receiver is chosen: 1" in answer.err
    assert ask("erase", "--override", "李明", "--certificate", page, "--yes").code == 1
    answer = ask(
        "erase", "--override", "李明", "--reason", "网点撤销", "--certificate", page, "--yes"
    )
    assert answer.code == 0, answer.err
    assert "李明" in page.read_text("utf-8")


def test_a_book_that_is_being_erased_opens_for_nothing_else(
    ask: Tell, book: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("rmdesk.desk.erasing.finishing.clear", killed)
        with pytest.raises(Killed):
            ask("erase", "--certificate", page, "--yes")
    for words in (("list",), ("new",)):
        assert ask(*words).code in (17, 35)
    assert ask("list").code == 35
    assert ask("erase").code == 0  # needs no word and no passphrase any more
    assert not list(book.parent.glob("book.rmdesk*"))


def test_a_cut_before_the_stroke_is_told_and_taken_back(
    ask: Tell, cut: None, book: Path, page: Path
) -> None:
    answer = ask("list")
    assert answer.code in (0, 1) and "An erase of this book was begun" in answer.err
    assert ask("erase", "--undo").code == 0
    assert not erasing_path(book).exists() and not page.exists()
    assert "was begun" not in ask("list").err
    assert ask("erase", "--undo").code == 1


def test_a_cut_before_the_stroke_goes_on(ask: Tell, cut: None, book: Path, page: Path) -> None:
    assert ask("erase", "--yes").code == 0
    assert "NOT ERASED YET" not in page.read_text("utf-8")
    assert not list(book.parent.glob("book.rmdesk*"))


def test_the_settings_name_it_no_longer(ask: Tell, book: Path, page: Path) -> None:
    Preferences(book=book, idle_minutes=3).save()
    assert ask("erase", "--certificate", page, "--yes").code == 0
    found = Preferences.load()
    assert found.book != book and found.idle_minutes == 3
