"""`restore`: a backup in the place of the book, or a new book of it where there is none."""

from dataclasses import asdict
from pathlib import Path

from rmdesk.cli.asking import has_agreed
from rmdesk.cli.exits import Exit
from rmdesk.cli.passphrase import another_passphrase, code_for
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.crypto.keys import DataKey
from rmdesk.desk.backups import restoring
from rmdesk.desk.backups.making import backups_of
from rmdesk.desk.backups.restoring import Differences
from rmdesk.desk.moving.out_and_in import require_backup
from rmdesk.language import _
from rmdesk.printable import printable
from rmdesk.store.backups.file import BackupHead, read_head
from rmdesk.store.backups.restoring import Unpacked
from rmdesk.store.disk.files import is_started
from rmdesk.store.disk.header import read_header
from rmdesk.store.unlocking.ways_in import key_of
from rmdesk.ui.words.differences import difference_lines, kept_line


def restore(session: Session) -> Exit:
    """Tell what differs, ask, and put the backup back."""
    if not session.arguments.words[0]:
        return _list(session)
    head = read_head(Path(session.arguments.words[0]))
    require_backup(head)
    return _into_book(session, head) if is_started(session.book) else _as_new_book(session, head)


def _list(session: Session) -> Exit:
    """The backups beside the book, newest first: which there are to be named."""
    notes = backups_of(session.book)
    if session.arguments.as_json:
        print_json([{"file": str(note.path), "made": note.made.isoformat()} for note in notes])
        return Exit.DONE
    if not notes:
        say(_("There is no backup beside {name}.").format(name=session.book.name))
        return Exit.DONE
    say(
        _("Backups beside {name}, newest first; name one to restore it:").format(
            name=session.book.name
        )
    )
    for note in notes:
        print(f"{note.made:%Y-%m-%d %H:%M}  {printable(str(note.path))}")
    return Exit.DONE


def _into_book(session: Session, head: BackupHead) -> Exit:
    restoring.require_same(head, read_header(session.book).book_id)  # before any passphrase
    with session.open() as desk:
        key = restoring.key_of_book(head, session.book, desk.vault.key)
        if key is None:
            say(_("The keys of this book do not vouch for this backup: compare the figures."))
            key = _by_code(session, head)
        with restoring.unpacked(session.book, head, key) as backup:
            _tell(session, restoring.differences(desk, backup))
            if session.arguments.preview:
                return Exit.DONE
            if not has_agreed(is_meant=session.arguments.is_meant):
                return Exit.REFUSED
            kept = restoring.restore(desk, backup, now=session.now)
    say(_("The backup is back in its place; unlock the book as before."))
    if kept:
        say(kept_line(kept))
    return Exit.DONE


def _as_new_book(session: Session, head: BackupHead) -> Exit:
    with restoring.unpacked(session.book, head, _by_code(session, head)) as backup:
        _tell(session, Differences(backup.contents, None, None))
        if session.arguments.preview:
            return Exit.DONE
        _establish(session, head, backup)
    say(_("A book was made of the backup: {path}").format(path=session.book))
    say(_("Its passphrase is the new one; the recovery code and the branch's key still open it."))
    return Exit.DONE


def _establish(session: Session, head: BackupHead, backup: Unpacked) -> None:
    passphrase = another_passphrase(session.arguments.new_passphrase_file)
    restoring.establish(session.book, head, backup, passphrase, now=session.now)


def _by_code(session: Session, head: BackupHead) -> DataKey:
    say(_("This backup opens with the recovery code or the branch's key."))
    return key_of(head, code_for(session.arguments.code_file))


def _tell(session: Session, told: Differences) -> None:
    if session.arguments.as_json:
        print_json(
            {
                "backup": asdict(told.backup),
                "book": asdict(told.book) if told.book else None,
                "actions_since": told.since,
            }
        )
    for line in difference_lines(told):
        say(line)
