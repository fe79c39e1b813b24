"""Before a lent book destroys itself: everything is in the return, and the owner can read it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from peewee import SqliteDatabase

from rmdesk.desk.audit import opened_by
from rmdesk.desk.backups.making import back_up
from rmdesk.desk.backups.restoring import restore, unpacked_for
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.handover.refusals import HalfTyped
from rmdesk.desk.lending import return_file
from rmdesk.desk.lending.back import NobodyReads, send_back, words_lost
from rmdesk.desk.lending.return_file import TooMuchReturned
from rmdesk.desk.lent.whose import LentIsOver, NothingMoreGoes, SentBack, lent, require_lent
from rmdesk.domain.contacts import Channel
from rmdesk.store.backups.folder import Why
from rmdesk.store.disk.header import read_header
from rmdesk.store.handover import net_changes, returned
from rmdesk.store.handover.net_changes import TooMuchChanged
from rmdesk.store.rows import values as rows_store
from rmdesk.store.rows.values import Image
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.people import ClientTable
from rmdesk.store.tables.table import Table
from rmdesk.store.unlocking.unlock import unlock
from tests.books.builders import TODAY
from tests.desk.lending.loan import DEPUTYS, UNTIL, deputys, lent_book, lent_out_of, untold
from tests.ui.small_book import NOW, RICH, small_book

DAY = timedelta(days=1)
HALF_TYPED = {"way": [{"typed": {"gist": "半句话"}}], "left": []}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    with small_book(tmp_path) as owner:
        return lent_book(lent_out_of(owner, tmp_path), tmp_path / "there" / "lent.rmdesk")


@pytest.fixture
def desk(book: Path) -> Iterator[Desk]:
    with deputys(book) as desk:
        yield desk


def opened(book: Path, clock: date, *, even_if_over: bool = False) -> Desk:
    now = datetime.combine(clock, NOW.time()).timestamp()
    unlocked = unlock(read_header(book), DEPUTYS)
    return opened_by(book, unlocked, today=clock, now=now, even_if_over=even_if_over)


def put_back(book: Path, backup: Path) -> None:
    with (
        opened(book, TODAY, even_if_over=True) as desk,
        unpacked_for(book, backup, desk.vault.key) as unpacked,
    ):
        restore(desk, unpacked, now=NOW)


def talk(desk: Desk) -> None:
    log_contact(desk, RICH, channel=Channel.TELEPHONE, on=TODAY, gist="代管", now=NOW)


def sent(desk: Desk, folder: Path) -> Path:
    return send_back(desk, folder / "back.age", now=NOW, progress=untold).path


def test_half_typed_words_are_finished_first(desk: Desk, tmp_path: Path) -> None:
    desk.state.put("drafts", HALF_TYPED)
    with pytest.raises(HalfTyped):
        sent(desk, tmp_path)
    assert not (tmp_path / "back.age").exists()
    with pytest.raises(HalfTyped):  # a dialog on the screen counts as well
        send_back(desk, tmp_path / "back.age", half_typed=1, now=NOW, progress=untold)


def test_after_the_last_day_it_is_said_what_is_lost(book: Path, tmp_path: Path) -> None:
    with deputys(book) as desk:
        desk.state.put("drafts", HALF_TYPED)
    with opened(book, UNTIL + DAY, even_if_over=True) as desk:
        over = datetime.combine(UNTIL + DAY, NOW.time())
        assert words_lost(desk, require_lent(desk), now=over) == 1
        send_back(desk, tmp_path / "back.age", now=over, progress=untold)


def test_nothing_is_logged_any_more_once_the_return_is_written(desk: Desk, tmp_path: Path) -> None:
    talk(desk)
    sent(desk, tmp_path)
    with pytest.raises(NothingMoreGoes):
        talk(desk)
    with pytest.raises(NothingMoreGoes):
        desk.undo(now=NOW)


def test_what_the_owners_desk_would_refuse_is_not_sent(desk: Desk, tmp_path: Path) -> None:
    talk(desk)
    contact = desk.contacts.of(RICH)[0].id
    with desk.store.action("test", at=NOW) as action:
        action.update(ContactTable, contact, {"gist": "长" * 300_000})
    with pytest.raises(NobodyReads) as refusal:
        sent(desk, tmp_path)
    assert "gist" in refusal.value.sentence()
    assert list(tmp_path.glob("back.age*")) == []
    assert require_lent(desk).sent == ""
    desk.undo(now=NOW)
    assert sent(desk, tmp_path).exists()


def test_a_changed_record_is_held_to_the_same(desk: Desk, tmp_path: Path) -> None:
    with desk.store.action("test", at=NOW) as action:
        action.update(ClientTable, RICH, {"name": " "})
    with pytest.raises(NobodyReads):
        sent(desk, tmp_path)


def test_more_than_the_owners_desk_takes_is_not_sent(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(desk)
    monkeypatch.setattr(return_file, "MOST_ROWS", 1)
    with pytest.raises(TooMuchReturned):
        sent(desk, tmp_path)
    assert list(tmp_path.glob("back.age*")) == []


def test_too_much_is_refused_before_any_of_it_is_read(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [[RICH, TODAY, Channel.TELEPHONE, f"第 {n} 次"] for n in range(20)]
    with desk.store.action("test", at=NOW) as action:
        action.insert_many(ContactTable, ["client_id", "on", "channel", "gist"], rows)
    monkeypatch.setattr(returned, "MOST_ROWS", 19)
    read = []

    def read_image(database: SqliteDatabase, table: type[Table], row_id: int) -> Image | None:
        read.append(table)
        return rows_store.read_image(database, table, row_id)

    monkeypatch.setattr(net_changes, "read_image", read_image)
    with pytest.raises(TooMuchChanged):
        sent(desk, tmp_path)
    assert ContactTable not in read


def test_a_restore_takes_back_neither_the_newest_day_nor_that_it_was_sent(
    book: Path, tmp_path: Path
) -> None:
    with opened(book, TODAY) as desk:
        backup = back_up(desk, why=Why.ASKED, now=NOW).note.path
    with pytest.raises(LentIsOver):
        opened(book, UNTIL + DAY)
    put_back(book, backup)
    with pytest.raises(LentIsOver) as over:  # by a clock that was set back
        opened(book, TODAY)
    assert over.type is LentIsOver
    with opened(book, TODAY, even_if_over=True) as desk:
        sent(desk, tmp_path)
    put_back(book, backup)
    with pytest.raises(SentBack):
        opened(book, TODAY)
    with opened(book, TODAY, even_if_over=True) as desk:
        loan = lent(desk)
        assert loan is not None
        assert loan.sent
