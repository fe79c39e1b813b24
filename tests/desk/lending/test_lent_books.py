"""A lent book: the deputy's own, open up to its last day by any clock, and nobody else's source."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import WeakPassphrase
from rmdesk.crypto.recipients import Identity
from rmdesk.desk.audit import opened_by
from rmdesk.desk.backups.making import back_up
from rmdesk.desk.backups.restoring import restore, unpacked_for
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.exporting.release import allow_files
from rmdesk.desk.lending.back import send_back
from rmdesk.desk.lending.books import NotALoan, make_lent_book
from rmdesk.desk.lending.loans import (
    LONGEST_DAYS,
    LentAlready,
    NobodyLent,
    NoSuchEnd,
    lend,
    lent_out,
    loans_of,
)
from rmdesk.desk.lent.whose import LentIsOver, NotLent, OwnersToDo, SentBack, lent, require_in_time
from rmdesk.desk.moving import out_and_in
from rmdesk.desk.one_client import forget
from rmdesk.desk.receiving.refusals import NotForYou
from rmdesk.desk.ways_in.sequence import notice_keys
from rmdesk.store.backups.file import read_head
from rmdesk.store.backups.folder import Why
from rmdesk.store.disk.header import read_header
from rmdesk.store.disk.refusals import BookExists
from rmdesk.store.unlocking.unlock import unlock
from rmdesk.store.unlocking.ways_in import key_of
from tests.books.builders import TODAY
from tests.desk.lending.loan import (
    CHEAP,
    DEPUTY,
    DEPUTYS,
    LENT,
    UNTIL,
    a_receiver,
    deputys,
    lent_book,
    lent_out_of,
    untold,
)
from tests.ui.small_book import NOW, RICH, small_book

DAY = timedelta(days=1)


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as desk:
        yield desk


@pytest.fixture
def book(owner: Desk, tmp_path: Path) -> Path:
    return lent_book(lent_out_of(owner, tmp_path), tmp_path / "there" / "lent.rmdesk")


def opened(
    book: Path, clock: date, *, today: date | None = None, even_if_over: bool = False
) -> Desk:
    now = datetime.combine(clock, NOW.time()).timestamp()
    unlocked = unlock(read_header(book), DEPUTYS)
    return opened_by(book, unlocked, today=today or clock, now=now, even_if_over=even_if_over)


def test_it_holds_those_lent_with_their_numbers_and_says_whose_they_are(book: Path) -> None:
    with deputys(book) as desk:
        assert set(desk.clients.ids()) == set(LENT)
        assert desk.clients.get(RICH).name == "单雄信"
        found = lent(desk)
        assert found is not None
        assert (found.until, found.days_left(TODAY)) == (UNTIL, 10)


def test_no_undo_empties_it(book: Path) -> None:
    with deputys(book) as desk:
        assert desk.undo(now=NOW) is None
        assert set(desk.clients.ids()) == set(LENT)


def test_it_opens_on_its_last_day_and_then_only_to_be_sent_back(book: Path) -> None:
    opened(book, UNTIL).close()
    with pytest.raises(LentIsOver):
        opened(book, UNTIL + DAY)
    with opened(book, UNTIL + DAY, even_if_over=True) as desk:
        assert desk.clients.count() == len(LENT)


def test_neither_a_clock_set_back_nor_a_day_set_for_the_desk_opens_it_again(book: Path) -> None:
    with pytest.raises(LentIsOver):
        opened(book, UNTIL + DAY)
    with pytest.raises(LentIsOver):  # the newest day that was ever seen counts
        opened(book, TODAY)
    with pytest.raises(LentIsOver):
        opened(book, UNTIL + DAY, today=TODAY)


def test_a_day_set_ahead_closes_it_for_that_day_alone(book: Path) -> None:
    with pytest.raises(LentIsOver):
        opened(book, TODAY, today=UNTIL + DAY)
    opened(book, TODAY).close()


def test_moved_to_another_computer_it_ends_on_the_same_day(book: Path, tmp_path: Path) -> None:
    file, there = tmp_path / "lent.rmmove", tmp_path / "elsewhere" / "lent.rmdesk"
    with deputys(book) as desk:
        notice_keys(desk, now=NOW)
        out_and_in.move_out(desk, file, now=NOW)
    head = read_head(file)
    out_and_in.move_in(there, head, key_of(head, DEPUTYS), now=NOW)
    opened(there, UNTIL).close()
    with pytest.raises(LentIsOver):
        opened(there, UNTIL + DAY)


def test_restored_from_its_backup_it_ends_on_the_same_day(book: Path) -> None:
    with opened(book, TODAY) as desk:
        backup = back_up(desk, why=Why.ASKED, now=NOW).note.path
        with unpacked_for(book, backup, desk.vault.key) as unpacked:
            restore(desk, unpacked, now=NOW)
    with pytest.raises(LentIsOver):
        opened(book, UNTIL + DAY)


@pytest.mark.parametrize(
    "what",
    [
        lambda desk, _folder: allow_files(desk, now=NOW),
        lambda desk, _folder: forget(desk, RICH, reason="本人要求", now=NOW),
        lambda desk, folder: lend(desk, [RICH], 1, UNTIL, folder / "x", now=NOW, progress=untold),
    ],
    ids=["export", "forget", "lend"],
)
def test_what_only_the_owner_may_do(
    book: Path, tmp_path: Path, what: Callable[[Desk, Path], object]
) -> None:
    with deputys(book) as desk, pytest.raises(OwnersToDo):
        what(desk, tmp_path)


def test_once_sent_back_it_waits_to_be_destroyed(book: Path, tmp_path: Path) -> None:
    with deputys(book) as desk:
        send_back(desk, tmp_path / "back.age", now=NOW, progress=untold)
    with pytest.raises(SentBack):
        opened(book, TODAY)
    with opened(book, TODAY, even_if_over=True) as desk:  # a cut came before the keys were gone
        send_back(desk, tmp_path / "again.age", now=NOW, progress=untold)
    assert (tmp_path / "again.age").exists()


def test_a_book_of_ones_own_has_no_end_and_nothing_to_send_back(
    owner: Desk, tmp_path: Path
) -> None:
    require_in_time(owner, clock=date(2199, 1, 1))
    with pytest.raises(NotLent):
        send_back(owner, tmp_path / "back.age", now=NOW, progress=untold)
    assert not (tmp_path / "back.age").exists()


def make(book: Path, file: Path, **otherwise: object) -> object:
    wishes: dict[str, object] = {"now": NOW, "progress": untold, "cost": CHEAP, **otherwise}
    identity = wishes.pop("identity", DEPUTY)
    passphrase = wishes.pop("passphrase", DEPUTYS)
    return make_lent_book(book, file, identity, passphrase, **wishes)  # type: ignore[arg-type]


class Enough(Exception):
    """Somebody pressed Esc."""


def stopping_at(part: float) -> Callable[[float], None]:
    def tell(done: float) -> None:
        if done >= part:
            raise Enough

    return tell


@pytest.mark.parametrize(
    ("otherwise", "refusal"),
    [
        ({"identity": Identity.generate()}, NotForYou),
        ({"passphrase": "short"}, WeakPassphrase),
        ({"now": NOW + 11 * DAY}, LentIsOver),
        ({"progress": stopping_at(0.1)}, Enough),
        ({"progress": stopping_at(0.6)}, Enough),
        ({"progress": stopping_at(1.0)}, Enough),
    ],
    ids=["another's", "passphrase", "over", "verifying", "filling", "at the end"],
)
def test_what_is_not_made_leaves_nothing(
    owner: Desk, tmp_path: Path, otherwise: dict[str, object], refusal: type[Exception]
) -> None:
    file, there = lent_out_of(owner, tmp_path), tmp_path / "there"
    with pytest.raises(refusal):
        make(there / "lent.rmdesk", file, **otherwise)
    assert not there.exists() or list(there.iterdir()) == []


def test_a_return_is_no_loan_and_nothing_is_replaced(book: Path, tmp_path: Path) -> None:
    with pytest.raises(BookExists):
        make(book, tmp_path / "loan.age")
    with deputys(book) as desk:
        send_back(desk, tmp_path / "back.age", now=NOW, progress=untold)
    with pytest.raises((NotALoan, NotForYou)):
        make(tmp_path / "x" / "x.rmdesk", tmp_path / "back.age")


def test_lending_asks_for_clients_an_end_and_for_each_only_once(
    owner: Desk, tmp_path: Path
) -> None:
    who = a_receiver(owner)

    def attempt(clients: list[int], until: date) -> None:
        chosen = [one for one in owner.clients.ids() if one in clients]
        file = tmp_path / "refused.age"
        lend(owner, chosen, who, until, file, now=NOW, progress=untold)  # type: ignore[arg-type]

    for until in (TODAY - DAY, TODAY + (LONGEST_DAYS + 1) * DAY):
        with pytest.raises(NoSuchEnd):
            attempt([1], until)
    with pytest.raises(NobodyLent):
        attempt([], UNTIL)
    lent_out_of(owner, tmp_path, receiver=who)
    with pytest.raises(LentAlready):
        attempt([3, 4], UNTIL)
    assert not (tmp_path / "refused.age").exists()
    assert [loan.clients for loan in loans_of(owner)] == [LENT]
    assert {one.until for one in lent_out(owner).values()} == {UNTIL}


def test_who_came_after_the_loan_is_not_lent(owner: Desk, tmp_path: Path) -> None:
    lent_out_of(owner, tmp_path)
    assert add_client(owner, now=NOW, name="后来的") not in lent_out(owner)
