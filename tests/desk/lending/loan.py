"""An owner's book, a deputy's key, and what is lent between them: cheap, and all on disk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.recipients import Identity
from rmdesk.desk.book import Desk
from rmdesk.desk.handover.receivers import add_receiver, compare
from rmdesk.desk.lending.back import send_back
from rmdesk.desk.lending.books import make_lent_book
from rmdesk.desk.lending.loans import lend
from rmdesk.desk.lending.returns import Return, opened_return
from rmdesk.desk.opening import open_book
from rmdesk.domain.ids import ClientId
from tests.books.builders import TODAY
from tests.ui.small_book import NOW

CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
DEPUTYS = "the deputy says these words"
UNTIL = TODAY + timedelta(days=10)
LENT = (ClientId(1), ClientId(2), ClientId(3))
DEPUTY = Identity.generate()


def untold(_done: float) -> None:
    """Progress that nobody watches."""


def a_receiver(desk: Desk, identity: Identity = DEPUTY, name: str = "李明") -> int:
    receiver = add_receiver(desk, identity.recipient.text, name=name, now=NOW)
    return compare(desk, receiver.id, receiver.fingerprint, now=NOW).id


def lent_out_of(
    desk: Desk,
    folder: Path,
    clients: tuple[ClientId, ...] = LENT,
    until: date = UNTIL,
    *,
    receiver: int | None = None,
    name: str = "loan.age",
) -> Path:
    """The file of a loan."""
    who = receiver if receiver is not None else a_receiver(desk)
    file = folder / name
    lend(desk, clients, who, until, file, now=NOW, progress=untold)
    return file


def lent_book(file: Path, path: Path, *, now: datetime = NOW) -> Path:
    """The book that the deputy makes of it."""
    make_lent_book(path, file, DEPUTY, DEPUTYS, now=now, progress=untold, cost=CHEAP)
    return path


@contextmanager
def deputys(path: Path, *, today: date = TODAY) -> Iterator[Desk]:
    with open_book(path, DEPUTYS, today=today) as desk:
        yield desk


def returned(
    owner: Desk, folder: Path, work: Callable[[Desk], None], file: str = "back.age"
) -> Return:
    """What comes back of a loan of `LENT` once a deputy did the `work`."""
    path = lent_book(lent_out_of(owner, folder), folder / "lent.rmdesk")
    with deputys(path) as desk:
        work(desk)
        send_back(desk, folder / file, now=NOW, progress=untold)
    return opened_return(owner, folder / file, progress=untold)
