"""kill -9 at every line of opening and closing a book: it opens again, whole, and nobody is told
of an edit that nobody made."""

import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.desk.opening import unlock_key
from rmdesk.store.disk.files import head_path
from rmdesk.store.disk.findings import Acceptance
from rmdesk.store.disk.header import read_header
from rmdesk.store.disk.refusals import TamperedBook
from rmdesk.store.vault.opened import Vault, create_vault, open_vault
from tests.campaigns.commit_victim import NOW
from tests.vaults.freeze import PASSPHRASE, book_of

pytestmark = [
    pytest.mark.campaign,
    pytest.mark.skipif(sys.platform == "win32", reason="no fork to kill"),
]

_SEED = 20261120
_SHORT = 60
_OURS = f"{os.sep}rmdesk{os.sep}store{os.sep}"
_KEY = DataKey(bytes(range(32)))
_ID = b"0123456789abcdef"

Opening = Callable[[Path], Vault]


def _open_ours(book: Path) -> Vault:
    return open_vault(book, _KEY, vault_id=_ID)


def _accept_ours(book: Path) -> Vault:
    try:
        return _open_ours(book)
    except TamperedBook as refusal:
        shown = Acceptance(NOW, refusal.findings)
        return open_vault(book, _KEY, vault_id=_ID, accepting=shown)


def _open_frozen(book: Path) -> Vault:
    key = unlock_key(book, PASSPHRASE)
    return open_vault(book, key, vault_id=read_header(book).book_id)


def _closed(book: Path) -> None:
    vault = create_vault(book, _KEY, vault_id=_ID)
    for number in range(5):
        vault.audit.note("check", at=NOW, object=f"{number} rows")
    vault.close()


def _killed(book: Path) -> None:
    """Changes in the journal alone, as kill -9 leaves them."""
    live = book.parent.with_name("live") / book.name
    _closed(live)
    vault = _open_ours(live)
    vault.audit.note("check", at=NOW)
    shutil.copytree(live.parent, book.parent)
    vault.close()


def _planted(book: Path) -> None:
    """Closed, with both journals of somebody else beside it."""
    _closed(book)
    for ending in ("-wal", "-journal"):
        book.with_name(book.name + ending).write_bytes(random.Random(1).randbytes(9000))


def _without_head(book: Path) -> None:
    _closed(book)
    head_path(book).unlink()


def _frozen(book: Path) -> None:
    shutil.copytree(book_of(6).parent, book.parent)


def _rows(vault: Vault) -> int:
    return vault.audit.tip()[0]


def _cut_at(line: int, book: Path, opening: Opening) -> bool:
    """Open and close the book in a process that ends before its `line`-th line of the store;
    whether it got that far."""
    child = os.fork()
    if not child:
        left = line

        def local(_frame: FrameType, event: str, _argument: Any) -> Any:
            nonlocal left
            if event == "line":
                left -= 1
                if left < 0:
                    os._exit(9)
            return local

        def trace(frame: FrameType, _event: str, _argument: Any) -> Any:
            return local if _OURS in frame.f_code.co_filename else None

        try:
            sys.settrace(trace)
            opening(book).close()
        except BaseException:  # a child never returns into the tests
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9), "opening failed where nothing was cut"
    return code == 9


_STATES: dict[str, tuple[Callable[[Path], None], Opening]] = {
    "closed": (_closed, _open_ours),
    "killed": (_killed, _open_ours),
    "planted": (_planted, _open_ours),
    "accepted": (_without_head, _accept_ours),
    "upgraded": (_frozen, _open_frozen),
}


def _cut(tmp_path: Path, state: str, lines: Callable[[int], list[int]]) -> None:
    prepare, opening = _STATES[state]
    origin = tmp_path / "origin" / "book.rmdesk"
    prepare(origin)
    book = tmp_path / "book" / origin.name

    def fresh() -> None:
        shutil.rmtree(book.parent, ignore_errors=True)
        shutil.copytree(origin.parent, book.parent)

    fresh()
    vault = opening(book)
    rows = _rows(vault)
    vault.close()

    def gets_to(line: int) -> bool:
        fresh()
        return _cut_at(line, book, opening)

    whole = 1
    while gets_to(whole):
        whole *= 2
    least, most = whole // 2, whole
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (middle, most) if gets_to(middle) else (least, middle)
    chosen = lines(most)
    for line in chosen:
        assert gets_to(line)
        vault = opening(book)
        told = {finding.kind for finding in vault.told}
        assert told <= ({"stray"} if state == "planted" else set()), f"line {line}"
        assert rows <= _rows(vault) <= rows + 1, f"line {line}"  # or the acceptance noted twice
        assert vault.audit.verify().is_sound
        vault.close()
        opening(book).close()
    print(f"{state}: cut at {len(chosen)} of {most} lines, 0 lost, 0 false alarms")


@pytest.mark.parametrize("state", _STATES)
def test_opening_and_closing_may_be_cut(tmp_path: Path, state: str) -> None:
    chance = random.Random(_SEED)
    _cut(tmp_path, state, lambda lines: chance.sample(range(lines), min(_SHORT, lines)))


@pytest.mark.long
@pytest.mark.parametrize("state", _STATES)
def test_opening_and_closing_may_be_cut_at_every_line(tmp_path: Path, state: str) -> None:
    _cut(tmp_path, state, lambda lines: list(range(lines)))
