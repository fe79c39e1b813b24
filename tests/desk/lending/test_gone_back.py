"""An owner's book that was put back to a day before the loan, or lost, and what comes back then."""

from pathlib import Path

import pytest

from rmdesk.crypto import recovery_code
from rmdesk.desk.audit import opened_by
from rmdesk.desk.backups import restoring
from rmdesk.desk.backups.making import back_up
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import delete_contact, log_contact
from rmdesk.desk.lending.back import send_back
from rmdesk.desk.lending.loans import lent_out, loans_of
from rmdesk.desk.lending.returns import UnknownLoan, opened_return, take_return
from rmdesk.desk.lending.unknown_loan import OLDER
from rmdesk.desk.lending.verdict import NOT_LENT
from rmdesk.desk.opening import open_book
from rmdesk.desk.ways_in import changing, showing, writing
from rmdesk.desk.ways_in.rotating import new_key, rotate
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.store.backups.file import read_head
from rmdesk.store.backups.folder import Why
from rmdesk.store.disk.header import read_header
from rmdesk.store.unlocking.unlock import unlock
from rmdesk.store.unlocking.ways_in import key_of
from tests.books.builders import TODAY
from tests.desk.lending.loan import CHEAP, LENT, deputys, lent_book, lent_out_of, untold
from tests.ui.small_book import NOW, PASSPHRASE, RICH, small_book

NEW_PASSPHRASE = "another staple for the battery"
POOR, SHY = ClientId(2), ClientId(3)


def came_in(book: Path, passphrase: str = PASSPHRASE) -> Desk:
    """Opened as the desk does it."""
    return opened_by(book, unlock(read_header(book), passphrase), today=TODAY, now=NOW.timestamp())


def logged_meanwhile(file: Path, folder: Path, *clients: ClientId) -> Path:
    """The return of a deputy who did something with each of them."""
    with deputys(lent_book(file, folder / "lent.rmdesk")) as desk:
        for one in clients:
            log_contact(desk, one, channel=Channel.TELEPHONE, on=TODAY, gist="代管", now=NOW)
        edit_client(desk, RICH, {"hobbies": "钓鱼"}, now=NOW)
        delete_contact(desk, desk.contacts.of(RICH)[-1].id, now=NOW)
        send_back(desk, folder / "back.age", now=NOW, progress=untold)
    return folder / "back.age"


def test_a_restore_in_its_place_forgets_no_loan_and_gives_no_id_twice(tmp_path: Path) -> None:
    small_book(tmp_path).close()
    book = tmp_path / "book.rmdesk"
    with came_in(book) as owner:
        backup = back_up(owner, why=Why.ASKED, now=NOW).note.path
        new = add_client(owner, name="新来的", now=NOW)
        file = lent_out_of(owner, tmp_path, (RICH, new))
        with restoring.unpacked_for(book, backup, owner.vault.key) as unpacked:
            restoring.restore(owner, unpacked, now=NOW)
    back = logged_meanwhile(file, tmp_path, RICH, new)
    with came_in(book) as owner:
        assert set(lent_out(owner)) == {RICH, new}
        another = add_client(owner, name="另一个人", now=NOW)
        assert another != new
        found = opened_return(owner, back, progress=untold)
        assert not found.is_claimed
        taken = take_return(owner, found, now=NOW, progress=untold)
        assert taken.waiting == 1
        assert owner.contacts.of(another) == []
        assert owner.contacts.of(RICH)[0].gist == "代管"


def test_what_was_lent_under_an_earlier_key_still_comes_back(tmp_path: Path) -> None:
    small_book(tmp_path).close()
    book = tmp_path / "book.rmdesk"
    with came_in(book) as owner:
        file = lent_out_of(owner, tmp_path)
    holder = showing.shown(book, PASSPHRASE)
    with came_in(book) as owner:
        rotate(owner, new_key(holder, PASSPHRASE, cost=CHEAP), now=NOW)
    back = logged_meanwhile(file, tmp_path, RICH)
    with came_in(book) as owner:
        found = opened_return(owner, back, progress=untold)
        take_return(owner, found, now=NOW, progress=untold)
        assert owner.contacts.of(RICH)[0].gist == "代管"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The owner's book made anew of a backup from before the loan, and the return beside it."""
    small_book(tmp_path).close()
    book, there = tmp_path / "book.rmdesk", tmp_path / "there" / "book.rmdesk"
    code = recovery_code.drawn()
    holder = showing.shown(book, PASSPHRASE)
    with came_in(book) as owner:
        writing.carry_out(owner, changing.with_recovery(holder, code, code), now=NOW)
        backup = back_up(owner, why=Why.ASKED, now=NOW).note.path
        edit_client(owner, POOR, {"number": "88886666"}, now=NOW)  # another since, for all it knows
        file = lent_out_of(owner, tmp_path)
    logged_meanwhile(file, tmp_path, *LENT)
    head = read_head(backup)
    with restoring.unpacked(there, head, key_of(head, code)) as unpacked:
        restoring.establish(there, head, unpacked, NEW_PASSPHRASE, now=NOW, cost=CHEAP)
    return there


def test_a_book_made_anew_of_an_older_backup_opens_what_comes_back(
    elsewhere: Path, tmp_path: Path
) -> None:
    with came_in(elsewhere, NEW_PASSPHRASE) as owner:
        assert loans_of(owner) == []
        before = [one.gist for one in owner.contacts.of(RICH)]
        found = opened_return(owner, tmp_path / "back.age", progress=untold)
        assert found.is_claimed
        assert (found.added, found.deletions) == ({"contacts": 2}, ())
        assert {(one.table, one.why) for one in found.left_out} == {
            ("contacts", OLDER),
            ("contacts", NOT_LENT),  # of one who is not surely the same
        }
        with pytest.raises(UnknownLoan):
            take_return(owner, found, now=NOW, progress=untold)
        take_return(owner, found, compared=True, now=NOW, progress=untold)
        assert [one.gist for one in owner.contacts.of(RICH)] == ["代管", *before]
        assert owner.contacts.of(SHY)[0].gist == "代管"
        assert "代管" not in [one.gist for one in owner.contacts.of(POOR)]
        assert owner.clients.get(RICH).hobbies == "钓鱼"


def test_the_book_it_was_made_of_takes_it_as_ever(elsewhere: Path, tmp_path: Path) -> None:
    assert elsewhere.exists()
    with open_book(tmp_path / "book.rmdesk", PASSPHRASE, today=TODAY) as owner:
        found = opened_return(owner, tmp_path / "back.age", progress=untold)
        assert not found.is_claimed
        assert found.added == {"contacts": 3}
        assert len(found.deletions) == 1
