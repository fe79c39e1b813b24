"""The plain prompt: a passphrase is asked for, and the book behind it opened.

Textual, the vault's libraries and the screens are imported by a thread while the passphrase
is typed and its key derived. Nothing of a client is in this process before that.
"""

import gc
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rmdesk.errors import RmdeskError
from rmdesk.isolation import forbid_inspection
from rmdesk.language import _
from rmdesk.store.files import is_started
from rmdesk.store.refusals import WrongPassphrase
from rmdesk.ui.agreed_hours import AgreedHours
from rmdesk.ui.prompt import Work, ask_hidden, wait_for, wait_out
from rmdesk.ui.terminal import Terminal, printable

if TYPE_CHECKING:
    from datetime import datetime

    from rmdesk.crypto.keys import DataKey
    from rmdesk.desk.book import Desk
    from rmdesk.store.thread import StoreThread

    Clock = Callable[[], datetime]

_FREE_TRIES: Final = 3
_LONGEST_WAIT: Final = 300


def open_book(
    terminal: Terminal, book: Path, clock: "Clock", *, hours: str = ""
) -> "StoreThread[Desk]":
    """The book of that name, unlocked, or made where there is none.

    `hours` are what a desk that was locked left to be told: see `agreed_hours`.
    """
    terminal.say(f"rmdesk  {printable(book.name)}")
    if is_started(book):
        return _unlock(terminal, book, clock, AgreedHours(hours, clock))
    return _begin(terminal, book, clock)


def _unlock(
    terminal: Terminal, book: Path, clock: "Clock", hours: AgreedHours
) -> "StoreThread[Desk]":
    label = _("Passphrase:")
    terminal.show(label)
    screens = Work(_load_screens)
    forbid_inspection()

    from rmdesk.store.header import read_header

    header = read_header(book)
    failures = 0
    while True:
        passphrase = ask_hidden(terminal, label, hours.come)

        def derive(passphrase: str = passphrase) -> "DataKey":
            from rmdesk.store.header import unlock

            return unlock(header, passphrase)

        try:
            key = wait_for(terminal, Work(derive), _("Unlocking"))
        except WrongPassphrase as wrong:
            terminal.forget()
            _tell(terminal, wrong)
            failures += 1
            wait_out(terminal, pause_after(failures))
        else:
            return _opened(terminal, book, key, screens, clock)


def _begin(terminal: Terminal, book: Path, clock: "Clock") -> "StoreThread[Desk]":
    """The first run: say whose data this will be, and make the book."""
    from rmdesk.crypto.passphrase import LEAST_CHARACTERS, LEAST_WORDS, WeakPassphrase

    rule = _("At least {characters} characters, or {words} words with blanks between.")
    for line in (
        _("A new book: it will hold your clients' data, in your charge, on this PC only."),
        _("A forgotten passphrase cannot be recovered by anyone; then the data is lost."),
        rule.format(characters=LEAST_CHARACTERS, words=LEAST_WORDS),
    ):
        terminal.say(line)
    terminal.show(_("New passphrase:"))
    screens = Work(_load_screens)
    forbid_inspection()
    while True:
        try:
            passphrase = _new_passphrase(terminal)
        except WeakPassphrase as weak:
            _tell(terminal, weak)
            continue
        if passphrase is not None:
            break
        terminal.say(_("The two are different. Type both again."))

    def create() -> "DataKey":
        from rmdesk.desk.opening import create_book

        return create_book(book, passphrase)

    key = wait_for(terminal, Work(create), _("Making the book"))
    return _opened(terminal, book, key, screens, clock)


def _new_passphrase(terminal: Terminal) -> str | None:
    """What was typed twice, None when the two differ; raises WeakPassphrase after the first."""
    from rmdesk.crypto.passphrase import normalised, require_strength

    first = ask_hidden(terminal, _("New passphrase:"))
    require_strength(first)
    second = ask_hidden(terminal, _("Once more:"))
    return first if normalised(first) == normalised(second) else None


def open_demo(terminal: Terminal, folder: Path, clock: "Clock") -> "StoreThread[Desk]":
    """A book of fictional clients, made once per start of the program and opened unasked."""
    terminal.say(_("Demo: fictional clients in a throwaway book. Nothing here is kept."))
    screens = Work(_load_screens)
    note = folder / "passphrase"  # nothing in a demo is secret; a lock has to find it again
    if note.exists():
        ask_hidden(terminal, _("Locked. A book of yours asks for its passphrase here; Enter:"))

    def unlock() -> "tuple[Path, DataKey]":
        from rmdesk.desk.demo.making import make_demo_book
        from rmdesk.desk.opening import unlock_key

        book = folder / "demo.rmdesk"
        if not note.exists():
            book, passphrase = make_demo_book(folder, today=clock().date())
            note.write_text(f"{book.name}\n{passphrase}", encoding="utf-8")
        name, passphrase = note.read_text(encoding="utf-8").split("\n", 1)
        return folder / name, unlock_key(folder / name, passphrase)

    book, key = wait_for(terminal, Work(unlock), _("Making the demo book"))
    return _opened(terminal, book, key, screens, clock)


def _opened(
    terminal: Terminal, book: Path, key: "DataKey", screens: Work[None], clock: "Clock"
) -> "StoreThread[Desk]":
    """The book on its own thread, once the screens are loaded too."""

    def start() -> "StoreThread[Desk]":
        from rmdesk.desk.opening import open_unlocked
        from rmdesk.store.thread import StoreThread

        today = clock().date()  # only now: the prompt may have waited over midnight
        return StoreThread(lambda: open_unlocked(book, key, today=today)).start()

    thread = wait_for(terminal, Work(start), _("Opening"))
    try:
        wait_for(terminal, screens, _("Opening"))
    except BaseException:
        thread.close()
        raise
    gc.enable()  # off since `__main__`
    return thread


def pause_after(failures: int) -> int:
    """Seconds to wait after so many wrong passphrases: none for three, then 1, 2, 4 … 300."""
    return 0 if failures < _FREE_TRIES else min(2 ** (failures - _FREE_TRIES), _LONGEST_WAIT)


def _load_screens() -> None:
    from rmdesk.crypto.slots import preload

    preload()  # first what the key will be waiting for
    import_module("rmdesk.desk.opening")
    import_module("rmdesk.ui.run")


def _tell(terminal: Terminal, refusal: RmdeskError) -> None:
    for line in told(refusal):
        terminal.say(line)


def told(refusal: RmdeskError) -> list[str]:
    """A refusal as lines for a bare terminal."""
    return [printable(line) for line in (refusal.sentence(), refusal.advice()) if line]
