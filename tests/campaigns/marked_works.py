"""Real work on a book full of markers, in a process that another one searches.

    python -m tests.campaigns.marked_works BOOK GIVEN

Reads the name of a use case per line and answers "done" behind it, with the book still open where
the case leaves it so. What the user gives and takes as plain files lies in the folder GIVEN.
"""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.backups import restoring
from rmdesk.desk.backups.making import back_up, backups_of
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.duplicates.merging import Merge, merge
from rmdesk.desk.exporting.release import allow_files
from rmdesk.desk.exporting.sheets import ClientSheet
from rmdesk.desk.exporting.writing import Export, export, file_kind
from rmdesk.desk.importing.taking_in import commit, preview
from rmdesk.desk.locking_up import Why as Left
from rmdesk.desk.locking_up import leave
from rmdesk.desk.opening import new_book
from rmdesk.desk.papers import add_paper
from rmdesk.desk.ways_in import showing
from rmdesk.desk.ways_in.rotating import new_key, rotate
from rmdesk.domain.contacts import Channel
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.merging import MERGED_FIELDS, Side
from rmdesk.domain.views import ShownColumn
from rmdesk.exchange.papers.taking import take
from rmdesk.exchange.process.reader import read_files
from rmdesk.exchange.writers.outline import Form
from rmdesk.store.backups.file import read_head
from rmdesk.store.backups.folder import Why
from tests.campaigns.works import NOW, PASSPHRASES, TODAY, Sitting
from tests.tools.markers import MARKERS

_CHEAP: Final = Cost(memory_kib=8, iterations=1, lanes=1)
_GIST: Final = "谈到{name}，下周再约"


class Marked(Sitting):
    """Somebody at work with the markers."""

    def __init__(self, book: Path, given: Path) -> None:
        super().__init__(book)
        self.given = given
        self._steps = 0

    def now(self) -> datetime:
        self._steps += 1
        return NOW + timedelta(minutes=self._steps)


def _begin(at: Marked) -> None:
    with new_book(at.book, PASSPHRASES[0], today=TODAY, cost=_CHEAP) as desk:
        for number, name in enumerate(MARKERS):
            client = add_client(desk, name=name, mobile=f"138{number:08}", now=at.now())
            edit_client(desk, client, {"occupation": f"{name}厂长", "note": name}, now=at.now())


def _contacts(at: Marked) -> None:
    for number, name in enumerate(MARKERS[:10], 1):
        gist = _GIST.format(name=name)
        log_contact(
            at.desk, ClientId(number), channel=Channel.VISIT, gist=gist, on=TODAY, now=at.now()
        )


def _import(at: Marked) -> None:
    rows = "".join(f"{name}新,1390000{number:04}\n" for number, name in enumerate(MARKERS))
    file = at.given / "clients.csv"
    file.write_text(f"客户姓名,手机号码\n{rows}", encoding="utf-8")
    reading = read_files([file], today=TODAY)
    commit(at.desk, preview(at.desk, reading), now=at.now())


def _merge(at: Marked) -> None:
    choices = dict.fromkeys(MERGED_FIELDS, Side.LEFT)
    left, right = ClientId(3), ClientId(4)
    decided = Merge(left=left, right=right, survivor=Side.LEFT, choices=choices)
    merge(at.desk, decided, now=at.now())
    assert at.desk.undo(now=at.now())


def _find(at: Marked) -> None:
    assert at.desk.clients.find(MARKERS[5])


def _paper(at: Marked) -> None:
    file = at.given / "note.txt"
    file.write_text("\n".join(MARKERS), encoding="utf-8")
    add_paper(at.desk, ClientId(1), take(file), now=at.now())


def _export(at: Marked) -> None:
    allow_files(at.desk, now=at.now())
    columns = tuple(ShownColumn(name, FIELDS[name].width) for name in ("name", "occupation"))
    ids = at.desk.clients.find(MARKERS[0][:3])
    for name in ("out.xlsx", "out.csv"):
        path = at.given / name
        sheet = ClientSheet(ids=ids, columns=columns, word=str)
        export(at.desk, Export(sheet, path, Form(kind=file_kind(path))), now=at.now())


def _back_up(at: Marked) -> None:
    back_up(at.desk, why=Why.ASKED, now=at.now())


def _restore(at: Marked) -> None:
    (newest, *_) = backups_of(at.book)
    head = read_head(newest.path)
    key = restoring.key_of_book(head, at.book, at.desk.vault.key)
    assert key is not None
    with restoring.unpacked(at.book, head, key) as backup:
        restoring.restore(at.desk, backup, now=at.now())
    at.close()


def _rotate(at: Marked) -> None:
    holder = showing.shown(at.book, PASSPHRASES[at.way])
    rotate(at.desk, new_key(holder, PASSPHRASES[at.way + 1], cost=_CHEAP), now=at.now())
    at.close()


def _lock(at: Marked) -> None:
    drafts = {"root": None, "way": [], "left": [{"typed": {"gist": MARKERS[8]}}]}
    leave(at.desk, {"drafts": drafts}, why=Left.IDLE, now=at.now())
    at.close()


CASES: Final[dict[str, Callable[[Marked], None]]] = {
    "begin": _begin,
    "contacts": _contacts,
    "import": _import,
    "merge and undo": _merge,
    "find": _find,
    "paper": _paper,
    "export": _export,
    "backup": _back_up,
    "restore": _restore,
    "after a restore": _contacts,
    "rotate": _rotate,
    "lock": _lock,
    "cut off": _contacts,
}
"""In this order; the last is what a kill finds."""


def main() -> None:
    at = Marked(Path(sys.argv[1]), Path(sys.argv[2]))
    for line in sys.stdin:
        CASES[line.strip()](at)
        print("done", flush=True)


if __name__ == "__main__":
    main()
