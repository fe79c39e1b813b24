"""The steps of an erase, and who answers for it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.recipients import Identity
from rmdesk.desk.book import Desk
from rmdesk.desk.erasing.beginning import (
    begin,
)
from rmdesk.desk.erasing.finishing import (
    Finished,
    finish,
)
from rmdesk.desk.erasing.permit import (
    Override,
)
from rmdesk.desk.lent.whose import Lent
from rmdesk.desk.opening import open_book
from rmdesk.store.erasing import stroke

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30)
LATER = datetime(2026, 11, 20, 17, 45)
PASSPHRASE = "correct horse battery staple"
CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
ANSWERS = Override("李明", "网点撤销，由分行接管")
BRANCH = Identity.generate()
LOAN = Lent(
    bundle="0a",
    book="0b",
    owner="王芳",
    branch="",
    until=TODAY,
    basis=0,
    back_to="",
    device="",
)


class Killed(BaseException):
    """Nobody catches it, and nothing runs after it."""


def opened(book: Path) -> Desk:
    return open_book(book, PASSPHRASE, today=TODAY)


def struck(book: Path, page: Path, override: Override | None = ANSWERS) -> None:
    with opened(book) as desk:
        begin(desk, certificate=page, override=override, now=NOW)


def erased(book: Path, page: Path) -> Finished:
    struck(book, page)
    return finish(book, now=LATER)


def cut_before_the_stroke(
    book: Path,
    page: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    override: Override | None = ANSWERS,
) -> None:
    """The mark is there and the book is closed; no key was touched."""

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(stroke, "destroy_keys", killed)
        with pytest.raises(Killed):
            struck(book, page, override)


def names(book: Path) -> list[str]:
    return sorted(path.name for path in book.parent.iterdir())
