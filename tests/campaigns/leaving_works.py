"""Handing over, receiving and lending as work that the campaigns cut off."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rmdesk.crypto.recipients import Identity
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.handover.receipts import bundles_of, confirm
from rmdesk.desk.handover.receivers import add_receiver, compare, receivers_of
from rmdesk.desk.handover.sharing import set_default
from rmdesk.desk.handover.writing import write_bundle
from rmdesk.desk.lending.back import send_back
from rmdesk.desk.lending.books import make_lent_book
from rmdesk.desk.lending.loans import lend
from rmdesk.desk.lending.returns import opened_return, take_return
from rmdesk.desk.opening import new_book
from rmdesk.desk.receiving.loading import take_in
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.preview import preview
from rmdesk.desk.receiving.receipt import receipt_of
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from tests.campaigns.works import CHEAP, NOW, PASSPHRASES, TODAY, Sitting, Work, after, start_book

RECEIVER: Final = Identity(b"\x07" * 32)
_MOST_BUNDLES: Final = 20


def untold(_done: float) -> None:
    """Progress that nobody watches."""


def a_receiver(desk: Desk, identity: Identity = RECEIVER, name: str = "王芳") -> int:
    """The receiver of everybody, compared."""
    made = add_receiver(desk, identity.recipient.text, name=name, now=NOW)
    compare(desk, made.id, made.fingerprint, now=NOW)
    set_default(desk, made.id, now=NOW)
    return made.id


def _free_name(folder: Path) -> Path:
    """Each try writes a file of its own: nothing is replaced."""
    paths = (folder / f"bundle-{number}.age" for number in range(_MOST_BUNDLES))
    return next(path for path in paths if not path.exists())


def _prepared(book: Path) -> None:
    start_book(book)
    with Sitting(book) as sitting:
        a_receiver(sitting.desk)


def _write(sitting: Sitting, step: int) -> None:
    (receiver,) = receivers_of(sitting.desk)
    file = _free_name(sitting.book.parent)
    write_bundle(sitting.desk, receiver.id, file, now=after(step), progress=untold)


def _confirm(sitting: Sitting, step: int) -> None:
    newest = bundles_of(sitting.desk)[0]
    known = verified(sitting.book.parent / newest.file, RECEIVER, progress=untold)
    confirm(sitting.desk, newest.bundle, receipt_of(known), now=after(step))


def _note(sitting: Sitting, step: int) -> None:
    log_contact(
        sitting.desk, ClientId(1), channel=Channel.VISIT, gist="告别", on=TODAY, now=after(step)
    )


def lay_bundle(file: Path) -> None:
    """A bundle of another book."""
    with TemporaryDirectory() as folder:
        other = Path(folder) / "other.rmdesk"
        with new_book(other, PASSPHRASES[0], today=TODAY, cost=CHEAP) as desk:
            for number in range(6):
                name = f"司徒{number}" if number else "解彤3"  # the receiver has one of that name
                client = add_client(desk, name=name, number=f"{number + 3:04}", now=NOW)
                edit_client(desk, client, {"occupation": "教师"}, now=NOW)
                log_contact(desk, client, channel=Channel.VISIT, gist="谈到移交", on=TODAY, now=NOW)
            write_bundle(desk, a_receiver(desk), file, now=NOW, progress=untold)


def _lay_book_and_bundle(book: Path) -> None:
    start_book(book)
    lay_bundle(book.parent / "bundle-0.age")


def _receive(sitting: Sitting, step: int) -> None:
    known = verified(sitting.book.parent / "bundle-0.age", RECEIVER, progress=untold)
    take_in(
        sitting.desk,
        preview(sitting.desk, known, progress=untold),
        now=after(step),
        progress=untold,
    )


def _undo(sitting: Sitting, step: int) -> None:
    assert sitting.desk.undo(now=after(step))


def _redo(sitting: Sitting, step: int) -> None:
    assert sitting.desk.redo(now=after(step))


def _lay_loan(book: Path) -> Path:
    """The file of a loan of three clients, beside the book they are of."""
    start_book(book)
    file = book.parent / "bundle-0.age"
    with Sitting(book) as sitting:
        who = a_receiver(sitting.desk)
        clients = [ClientId(number) for number in (1, 2, 3)]
        until = TODAY + timedelta(days=30)
        lend(sitting.desk, clients, who, until, file, now=NOW, progress=untold)
    return file


def _lay_lent_book(book: Path) -> None:
    with TemporaryDirectory() as folder:
        loan = _lay_loan(Path(folder) / "owner.rmdesk")
        make_lent_book(book, loan, RECEIVER, PASSPHRASES[0], now=NOW, progress=untold, cost=CHEAP)


def _send_back(sitting: Sitting, step: int) -> None:
    send_back(sitting.desk, _free_name(sitting.book.parent), now=after(step), progress=untold)


def _lay_book_and_return(book: Path) -> None:
    loan = _lay_loan(book)
    with TemporaryDirectory() as folder:
        lent = Path(folder) / "lent.rmdesk"
        make_lent_book(lent, loan, RECEIVER, PASSPHRASES[0], now=NOW, progress=untold, cost=CHEAP)
        with Sitting(lent) as sitting:
            _note(sitting, 0)
            edit_client(sitting.desk, ClientId(2), {"occupation": "教师"}, now=NOW)
            add_client(sitting.desk, name="代管新客", number="", now=NOW)
            send_back(sitting.desk, book.parent / "bundle-9.age", now=NOW, progress=untold)


def _take_return(sitting: Sitting, step: int) -> None:
    back = opened_return(sitting.desk, sitting.book.parent / "bundle-9.age", progress=untold)
    take_return(sitting.desk, back, now=after(step), progress=untold)


LEAVING: Final = {
    work.name: work
    for work in (
        Work("handover", _prepared, (_write, _confirm, _note, _write)),
        Work("receiving", _lay_book_and_bundle, (_receive, _undo, _redo)),
        Work("deputy", _lay_lent_book, (_note, _send_back)),
        Work("return", _lay_book_and_return, (_take_return, _undo, _redo)),
    )
}
