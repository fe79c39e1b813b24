"""The real work that the campaigns cut off, and how a book looks after each step of it.

A work prepares a book once, and then consists of steps, each of which is acknowledged when the
product has said that it is done. It is the same every time: so what a book must hold after a cut
is known from a run without one.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Final, Self

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.backups.making import back_up, last_good
from rmdesk.desk.backups.restoring import key_of_book, restore, unpacked
from rmdesk.desk.book import Desk
from rmdesk.desk.calling import outcomes, sessions
from rmdesk.desk.calling.given import Given
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.duplicates.merging import Merge, merge
from rmdesk.desk.importing.taking_in import commit, preview
from rmdesk.desk.opening import new_book, open_book
from rmdesk.desk.ways_in import changing, showing, writing
from rmdesk.desk.ways_in.rotating import new_key, rotate
from rmdesk.domain.calling.calls import Outcome
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.merging import MERGED_FIELDS, Side
from rmdesk.exchange.process.reader import read_files
from rmdesk.exchange.reading import Reading
from rmdesk.store.backups.file import read_head
from rmdesk.store.backups.folder import Why
from rmdesk.store.disk.refusals import WrongPassphrase
from tests.vaults import freeze

TODAY: Final = date(2026, 11, 20)
NOW: Final = datetime(2026, 11, 20, 9, 30)
PASSPHRASES: Final = (freeze.PASSPHRASE, "the second of these words", "the third of these words")
"""The first opens a book at first, the next after a change of the passphrase or the data key."""

CHEAP: Final = Cost(memory_kib=8, iterations=1, lanes=1)
_CLIENTS: Final = 12
_DATA: Final = Path(__file__).parent.parent / "data"

Say = Callable[[int], None]


class Sitting:
    """Somebody at work with `book`, who opens the desk where a step needs it.

    `way` is the number of the passphrase that opened it last.
    """

    def __init__(self, book: Path) -> None:
        self.book = book
        self.way = 0
        self._desk: Desk | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_open(self) -> bool:
        """Whether the desk is open; some errors leave it closed."""
        return self._desk is not None and not self._desk.vault.database.is_closed()

    @property
    def desk(self) -> Desk:
        return self.open()

    def open(self) -> Desk:
        """The desk, opened where it is not."""
        if self._desk is None or not self.is_open:
            self._desk = self._opened()
        return self._desk

    def close(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()

    def _opened(self) -> Desk:
        for self.way, passphrase in enumerate(PASSPHRASES):
            with suppress(WrongPassphrase):
                return open_book(self.book, passphrase, today=TODAY)
        raise WrongPassphrase


Step = Callable[[Sitting, int], None]


@dataclass(frozen=True, slots=True)
class Work:
    """Steps 1, 2, … after `prepare` has made a closed book; step 0 is that the book is open."""

    name: str
    prepare: Callable[[Path], None]
    steps: tuple[Step, ...]

    def run(self, book: Path, say: Say) -> None:
        """Do all steps; `say` is told the number of each that is done."""
        with Sitting(book) as sitting:
            sitting.open()
            say(0)
            for number, step in enumerate(self.steps, 1):
                step(sitting, number)
                say(number)


def after(step: int) -> datetime:
    """When a step is done."""
    return NOW + timedelta(minutes=step)


def start_book(book: Path) -> None:
    """A closed book with some clients."""
    with new_book(book, PASSPHRASES[0], today=TODAY, cost=CHEAP) as desk:
        for number in range(_CLIENTS):
            add_client(desk, name=f"解彤{number}", number=f"{number:04}", now=NOW)


def _lay_old_book(book: Path) -> None:
    copytree(freeze.book_of(6).parent, book.parent, dirs_exist_ok=True)


def _contact(sitting: Sitting, step: int) -> None:
    client, gist = ClientId(1 + step % 2), f"谈到第{step}件事"
    log_contact(
        sitting.desk, client, channel=Channel.TELEPHONE, gist=gist, on=TODAY, now=after(step)
    )


def _start_calling(sitting: Sitting, _step: int) -> None:
    ids = [ClientId(one) for one in range(1, _CLIENTS + 1)]
    sessions.start(sitting.desk, ids, script="invite", now=NOW)


def _call(sitting: Sitting, step: int) -> None:
    session = sessions.kept(sitting.desk)
    assert session
    given = Given(outcome=Outcome.INTERESTED, gist="想了解国债", seconds=60 + step)
    outcomes.record(sitting.desk, session, given, now=after(step))


def _merge(sitting: Sitting, step: int) -> None:
    decided = Merge(
        left=ClientId(2 * step - 1),
        right=ClientId(2 * step),
        survivor=Side.LEFT,
        choices=dict.fromkeys(MERGED_FIELDS, Side.LEFT),
    )
    merge(sitting.desk, decided, now=after(step))


def _edit(sitting: Sitting, step: int) -> None:
    edit_client(sitting.desk, ClientId(1), {"occupation": f"教师{step}"}, now=after(step))


def _undo(sitting: Sitting, step: int) -> None:
    assert sitting.desk.undo(now=after(step))


def _redo(sitting: Sitting, step: int) -> None:
    assert sitting.desk.redo(now=after(step))


def _add(sitting: Sitting, step: int) -> None:
    add_client(sitting.desk, name=f"欧阳{step}", now=after(step))


def _close(sitting: Sitting, _step: int) -> None:
    """Opened where it is not: a desk that could not be closed is opened and closed again."""
    sitting.open()
    sitting.close()


@cache
def readings() -> tuple[Reading, ...]:
    """The files to take in, read once."""
    names = ("rm-workbook.xlsx", "core-export-gbk.csv")
    return tuple(read_files([_DATA / name], today=TODAY) for name in names)


def _import(sitting: Sitting, step: int) -> None:
    commit(sitting.desk, preview(sitting.desk, readings()[step - 1]), now=after(step))


def _back_up(sitting: Sitting, step: int) -> None:
    back_up(sitting.desk, why=Why.ASKED, now=after(step))


def _change_passphrase(sitting: Sitting, step: int) -> None:
    old, new = PASSPHRASES[sitting.way : sitting.way + 2]
    change = changing.with_passphrase(showing.shown(sitting.book, old), new, cost=CHEAP)
    with suppress(writing.ChangedUnnoted):  # the full disk let no more through than the key file
        writing.carry_out(sitting.desk, change, now=after(step))
    sitting.way += 1


def _change_key(sitting: Sitting, step: int) -> None:
    desk, (old, new) = sitting.desk, PASSPHRASES[sitting.way : sitting.way + 2]
    rotate(desk, new_key(showing.shown(sitting.book, old), new, cost=CHEAP), now=after(step))
    sitting.close()


def _lay_book_with_backup(book: Path) -> None:
    start_book(book)
    with Sitting(book) as sitting:
        _back_up(sitting, 0)


def _restore(sitting: Sitting, step: int) -> None:
    newest = last_good(sitting.book)
    assert newest
    head = read_head(newest.path)
    key = key_of_book(head, sitting.book, sitting.desk.vault.key)
    assert key
    with unpacked(sitting.book, head, key) as backup:
        restore(sitting.desk, backup, now=after(step))
    sitting.close()


WORKS: Final = {
    work.name: work
    for work in (
        Work("contacts", start_book, (_contact,) * 12),
        Work("calls", start_book, (_start_calling, *(_call,) * 7)),
        Work("merges", start_book, (_merge,) * 5),
        Work("undo", start_book, (_edit, _edit, _undo, _redo, _undo, _edit)),
        Work("closing", start_book, (_add, _close, _close, _add, _close)),
        Work("imports", start_book, (_import, _import)),
        Work("migration", _lay_old_book, (_contact, _close, _contact)),
        Work("backups", start_book, (_back_up, _contact, _back_up)),
        Work("passphrases", start_book, (_change_passphrase, _contact, _change_passphrase)),
        Work("data-keys", start_book, (_change_key, _contact, _close, _change_key)),
        Work("restoring", _lay_book_with_backup, (_contact, _restore, _contact)),
    )
}

SHORT_WORKS: Final = {name: replace(work, steps=work.steps[:3]) for name, work in WORKS.items()}
"""The same for campaigns that look at every call one by one."""
