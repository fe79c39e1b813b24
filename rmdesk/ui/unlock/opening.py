"""The plain prompt: a passphrase is asked for, and the book behind it opened.

Textual, the vault's libraries and the screens are imported by a thread while the passphrase
is typed and its key derived. Nothing of a client is in this process before that.
"""

import gc
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from rmdesk.errors import RmdeskError
from rmdesk.isolation import forbid_inspection
from rmdesk.language import _
from rmdesk.store.disk.files import erasing_path, is_started
from rmdesk.store.disk.refusals import WrongPassphrase
from rmdesk.store.unlocking.tries import Tries
from rmdesk.tour_file import TourMark
from rmdesk.ui.console.prompt import Turned, Work, ask_hidden, wait_for, wait_out
from rmdesk.ui.console.terminal import Terminal
from rmdesk.ui.unlock.choosing import Choice
from rmdesk.ui.unlock.new_passphrase import asked_twice
from rmdesk.ui.unlock.practised import practised
from rmdesk.ui.unlock.telling import say, tell
from rmdesk.ui.words.agreed_hours import AgreedHours

if TYPE_CHECKING:
    from datetime import datetime

    from rmdesk.desk.book import Desk
    from rmdesk.store.disk.findings import Acceptance
    from rmdesk.store.head.digest import DigestAhead
    from rmdesk.store.thread import StoreThread
    from rmdesk.store.unlocking.unlock import Unlocked

    Clock = Callable[[], datetime]


class Meanwhile:
    """What goes on while a passphrase is typed, once for all books that are turned to."""

    def __init__(self, hours: AgreedHours) -> None:
        self.hours = hours
        self._screens: Work[None] | None = None
        self._digests: dict[Path, DigestAhead] = {}

    def screens(self) -> Work[None]:
        """The loading of the screens, which begins at the first call."""
        self._screens = self._screens or Work(_load_screens)
        return self._screens

    def digest(self, book: Path) -> "DigestAhead":
        """The digest of `book`; a second one would find the book held by the first."""
        from rmdesk.store.head.digest import DigestAhead

        if book not in self._digests:
            self._digests[book] = DigestAhead(book)
        return self._digests[book]


def open_book(
    terminal: Terminal, choice: Choice, clock: "Clock", *, hours: str = ""
) -> "StoreThread[Desk]":
    """The book that is chosen, unlocked, or made where there is none.

    `hours` are what a desk that was locked left to be told: see `agreed_hours`.
    """
    choice.say(terminal)
    if choice.problem:
        tell(terminal, choice.problem)
    meanwhile = Meanwhile(AgreedHours(hours, clock))
    while True:
        with suppress(Turned):
            book = choice.settled(terminal)
            try:
                _finish_erase(terminal, book, clock)
            except RmdeskError as refusal:
                choice.refused(terminal, refusal)
            if is_started(book):
                return _unlock(terminal, choice, clock, meanwhile)
            return _begin(terminal, book, clock, meanwhile)


def _unlock(
    terminal: Terminal, choice: Choice, clock: "Clock", meanwhile: Meanwhile
) -> "StoreThread[Desk]":
    book, label = choice.path, choice.label(terminal, _("Passphrase:"))
    terminal.show(label)
    screens = meanwhile.screens()
    forbid_inspection()

    from rmdesk.store.disk.header import read_header

    try:
        header, tries = read_header(book), Tries(book)
    except RmdeskError as refusal:
        choice.refused(terminal, refusal)
    while True:
        # Before the first line too: who starts the program again waits on.
        wait_out(terminal, tries.wait(now=time.time()))
        typed = ask_hidden(terminal, label, meanwhile.hours.come, choice.turn)
        tries.charge(now=time.time())

        def derive(typed: str = typed) -> "Unlocked":
            from rmdesk.store.unlocking.unlock import unlock

            meanwhile.digest(book)
            return unlock(header, typed)

        try:
            unlocked = wait_for(terminal, Work(derive), _("Unlocking"))
        except WrongPassphrase as wrong:
            terminal.forget()
            tell(terminal, wrong)
            if type(wrong) is WrongPassphrase:
                say(terminal, _("Forgotten? Type the recovery code, or the name of the key file."))
        else:
            tries.refund()
            thread = _opened(terminal, book, unlocked, screens, clock, meanwhile.digest(book))
            _told_of_erase(terminal, book, thread, clock)
            return _renewed(terminal, book, typed, unlocked, thread, clock)


def _finish_erase(terminal: Terminal, book: Path, clock: "Clock") -> None:
    """Where an erase of the book was begun and its keys are gone, that is finished; raises Left."""
    if erasing_path(book).exists():
        from rmdesk.ui.unlock.ending_erase import finish_begun

        finish_begun(terminal, book, clock)


def _told_of_erase(
    terminal: Terminal, book: Path, thread: "StoreThread[Desk]", clock: "Clock"
) -> None:
    """Where an erase was begun that destroyed nothing, somebody decides; raises Left."""
    if erasing_path(book).exists():
        from rmdesk.ui.unlock.ending_erase import tell_of_mark

        try:
            tell_of_mark(terminal, book, thread, clock)
        except BaseException:
            thread.close()
            raise


def _renewed(
    terminal: Terminal,
    book: Path,
    typed: str,
    unlocked: "Unlocked",
    thread: "StoreThread[Desk]",
    clock: "Clock",
) -> "StoreThread[Desk]":
    """The book, after a new passphrase was set where no passphrase opened it."""
    from rmdesk.crypto.slots import Kind
    from rmdesk.ui.unlock.renewing import renew

    if unlocked.by is not Kind.PASSPHRASE:
        try:
            renew(terminal, book, typed, unlocked.by, thread, clock)
        except BaseException:
            thread.close()
            raise
    return thread


def _begin(
    terminal: Terminal, book: Path, clock: "Clock", meanwhile: Meanwhile
) -> "StoreThread[Desk]":
    """The first run: say whose data this will be, and make the book."""
    from rmdesk.ui.unlock.first_page import first_page

    for line in first_page(book, terminal.columns):
        terminal.say(line)
    terminal.show(_("New passphrase:"))
    screens = meanwhile.screens()
    forbid_inspection()
    passphrase = asked_twice(terminal)

    def create() -> "Unlocked":
        from rmdesk.crypto.slots import Kind
        from rmdesk.desk.opening import create_book
        from rmdesk.store.unlocking.unlock import Unlocked

        return Unlocked(create_book(book, passphrase), Kind.PASSPHRASE)

    unlocked = wait_for(terminal, Work(create), _("Making the book"))
    return _opened(terminal, book, unlocked, screens, clock)


def open_demo(
    terminal: Terminal, folder: Path, clock: "Clock", *, tour: bool = False
) -> "StoreThread[Desk]":
    """A book of fictional clients, made once per start of the program and opened unasked.

    On a `tour` a lock is practised as it is on a book of one's own, with a passphrase that is told.
    """
    terminal.say(_("Demo: fictional clients in a throwaway book. Nothing here is kept."))
    screens = Work(_load_screens)
    mark = TourMark(folder)
    note = folder / "passphrase"  # nothing in a demo is secret; a lock has to find it again
    if note.exists():
        name, passphrase = note.read_text(encoding="utf-8").split("\n", 1)
        _finish_erase(terminal, folder / name, clock)
        if mark.is_on:
            unlocked = practised(terminal, folder / name, passphrase)
            mark.unlocked()
            return _opened(terminal, folder / name, unlocked, screens, clock)
        ask_hidden(terminal, _("Locked. A book of yours asks for its passphrase here; Enter:"))
    elif tour:
        mark.begin()

    def unlock() -> "tuple[Path, Unlocked]":
        from rmdesk.crypto.slots import Kind
        from rmdesk.desk.demo.making import make_demo_book
        from rmdesk.desk.opening import unlock_key
        from rmdesk.store.unlocking.unlock import Unlocked

        book = folder / "demo.rmdesk"
        if not note.exists():
            book, passphrase = make_demo_book(folder, today=clock().date())
            note.write_text(f"{book.name}\n{passphrase}", encoding="utf-8")
        name, passphrase = note.read_text(encoding="utf-8").split("\n", 1)
        return folder / name, Unlocked(unlock_key(folder / name, passphrase), Kind.PASSPHRASE)

    book, unlocked = wait_for(terminal, Work(unlock), _("Making the demo book"))
    return _opened(terminal, book, unlocked, screens, clock)


def _opened(
    terminal: Terminal,
    book: Path,
    unlocked: "Unlocked",
    screens: Work[None],
    clock: "Clock",
    ahead: "DigestAhead | None" = None,
) -> "StoreThread[Desk]":
    """The book on its own thread, once the screens are loaded too."""
    from rmdesk.desk.lent.whose import LentIsOver
    from rmdesk.ui.unlock.recovering import opened

    def start(accepting: "Acceptance | None", *, even_if_over: bool = False) -> "StoreThread[Desk]":
        from rmdesk.desk.audit import opened_by
        from rmdesk.store.thread import StoreThread

        today = clock().date()  # only now: the prompt may have waited over midnight
        return StoreThread(
            lambda: opened_by(
                book,
                unlocked,
                today=today,
                now=time.time(),
                ahead=None if even_if_over else ahead,
                accepting=accepting,
                even_if_over=even_if_over,
            )
        ).start()

    try:
        thread = opened(terminal, book, unlocked.key, start, clock)
    except LentIsOver as over:
        from rmdesk.ui.unlock.lent_over import give_back

        say(terminal, over.sentence())
        give_back(terminal, start(None, even_if_over=True), clock)
    try:
        wait_for(terminal, screens, _("Opening"))
    except BaseException:
        thread.close()
        raise
    gc.enable()  # off since `__main__`
    return thread


def _load_screens() -> None:
    from rmdesk.crypto.slots import preload

    preload()  # first what the key will be waiting for
    import_module("rmdesk.desk.opening")
    import_module("rmdesk.ui.run")
