"""An absence by command line: clients to a deputy until a day, and back with what was logged."""

from datetime import date
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.lending import books
from rmdesk.desk.opening import new_book
from rmdesk.store.disk.header import first_slots
from rmdesk.store.unlocking.key_pairs import recipient_in
from tests.cli.conftest import Answer, Tell, own_settings, tell

__all__ = ["own_settings", "tell"]

PASSPHRASE = "correct horse battery staple"
DEPUTYS = "the deputy says these words"
CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
TODAY, UNTIL, AFTER = "2090-11-20", "2090-11-30", "2090-12-01"
"""Further off than any clock: a lent book is judged by the real one as well."""


class Side:
    """One of the two, at a desk of their own."""

    def __init__(self, tell: Tell, folder: Path, passphrase: str) -> None:
        self.folder, self.book = folder, folder / "book.rmdesk"
        folder.mkdir()
        self._tell = tell
        self._passphrase = folder / "passphrase"
        self._passphrase.write_text(passphrase, "utf-8")
        self._passphrase.chmod(0o600)

    def __call__(self, *words: object, today: str = TODAY, code: int = 0) -> Answer:
        options = ("--book", self.book, "--passphrase-file", self._passphrase, "--today", today)
        answer = self._tell(*options, *words)
        assert answer.code == code, answer.err
        return answer

    def takes(self, text: str) -> None:
        """Import a list."""
        file = self.folder / "clients.csv"
        file.write_text(text, "utf-8")
        self("import", file)


@pytest.fixture
def wang(tell: Tell, tmp_path: Path) -> Side:
    """The owner, with three clients."""
    side = Side(tell, tmp_path / "wang", PASSPHRASE)
    new_book(side.book, PASSPHRASE, today=date(2090, 11, 20), cost=CHEAP).close()
    side.takes(
        "客户编号,客户姓名,手机号码\n"
        "60100001,解彤强,13800001111\n60100002,单雄信,\n60100003,秦叔宝,13800003333\n"
    )
    return side


@pytest.fixture
def li(tell: Tell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Side:
    """The deputy, whose lent book opens as cheaply as that of any test."""

    def cheap(key: object, passphrase: str, *, book_id: bytes, cost: Cost) -> object:
        return first_slots(key, passphrase, book_id=book_id, cost=CHEAP)  # type: ignore[arg-type]

    monkeypatch.setattr(books, "first_slots", cheap)
    return Side(tell, tmp_path / "li", DEPUTYS)


def lent(wang: Side, li: Side, tmp_path: Path) -> tuple[Path, str]:
    """The bundle of a loan of two of the three, on a stick, and the fingerprint of its book."""
    key, loan = li.folder / "liming", tmp_path / "loan.age"
    li("keys", "new", "--out", key)
    digits = recipient_in(key.with_name("liming.pub")).fingerprint
    written = wang(
        *("--json", "handover", "--to", key.with_name("liming.pub"), "--fingerprint", digits),
        *("--name", "李明", "--share", "number <= 60100002", "--until", UNTIL, "--out", loan),
        *("--as", "王芳"),
    )
    return loan, written.json["fingerprint"]


def test_an_absence(wang: Side, li: Side, tmp_path: Path) -> None:
    (loan, wangs), back = lent(wang, li, tmp_path), tmp_path / "back.age"
    assert "李明" in wang("handover", "--loans").out

    received = ("receive", loan, "--identity", li.folder / "liming")
    assert "after --from" in li(*received, code=1).err
    made = li("--json", *received, "--from", wangs).json
    assert (made["clients"], made["until"]) == (2, UNTIL)
    wang("handover", "--receipt", made["receipt"])
    names = li("list").out
    assert "解彤强" in names and "秦叔宝" not in names

    li.takes(
        "客户编号,客户姓名,手机号码\n"
        "60100001,解彤强,13800001111\n60100002,单雄信,13900002222\n60100009,罗成,\n"
    )
    for words in (
        ("export", "allow"),
        ("handover", "--to", li.folder / "liming.pub", "--out", "x"),
    ):
        assert "This book is lent" in li(*words, code=1).err
    li("find", "罗成")
    assert "that is over" in li("list", today=AFTER, code=34).err

    li("handover", "--back", "--out", back, "--yes", today=AFTER)
    assert back.exists()
    assert not list(li.folder.glob("book.rmdesk*"))

    assert "罗成" not in wang("list").out
    shown = wang("--json", "receive", back, "--preview", today=AFTER).json
    assert (shown["added"]["clients"], shown["fits"], shown["committed"]) == (1, 1, False)
    wang("receive", back, today=AFTER)
    assert "罗成" in wang("list", today=AFTER).out
    assert "13900002222" in wang("show", "60100002", "--full", "核对", today=AFTER).out
    assert "came back on" in wang("handover", "--loans", today=AFTER).out
    over = wang("handover", "--call-off", "1", today=AFTER, code=1)
    assert "This loan is over" in over.err
    again = wang("receive", back, today=AFTER, code=1)
    assert "already" in again.err
