"""The restore drill: once a month the newest backup is unpacked, read whole and thrown away again.

It goes the way a restore goes, from the key file on the disk; a backup that was never opened is a
hope. What it holds has to be what it held when it was made.
"""

from dataclasses import dataclass

from rmdesk.crypto.keys import DataKey
from rmdesk.desk.backups.making import last_good, local_keys
from rmdesk.desk.backups.memory import held_by
from rmdesk.desk.book import Desk
from rmdesk.store.backups.file import open_with_local_keys, read_head, unpack
from rmdesk.store.backups.folder import BackupNote, making, require_room
from rmdesk.store.backups.making import Contents, examine
from rmdesk.store.backups.refusals import DamagedBackup, NotABackup
from rmdesk.store.disk.files import discard
from rmdesk.store.disk.header import Copy, read_header
from rmdesk.store.disk.refusals import DamagedDatabase
from rmdesk.store.migrations.steps import STEPS
from rmdesk.store.unlocking.unlock import trusted


@dataclass(frozen=True, slots=True, repr=False)
class Trial:
    """The backup that is tried, what it has to hold where the book knows, and what opens it."""

    note: BackupNote
    held: Contents | None
    copy: Copy
    key: DataKey


def trial_of(desk: Desk) -> Trial | None:
    """The newest backup, to be tried; None when there is none."""
    note = last_good(desk.vault.path)
    if note is None:
        return None
    copy = trusted(read_header(desk.vault.path), desk.vault.key)
    return Trial(note, held_by(desk, note), copy, desk.vault.key)


def stands(trial: Trial) -> bool:
    """Whether the backup can be restored; needs nothing of the open book, on any thread.

    Raises NoAccess and NoRoomForBackup, which say nothing about the backup.
    """
    folder = trial.note.path.parent
    side = making(folder).with_suffix(".drill")
    try:
        head = read_head(trial.note.path)
        if head.book_id != trial.copy.book_id:
            return False
        key = open_with_local_keys(head, local_keys(trial.copy, trial.key))
        if key is None:
            return False
        require_room(folder, head.database_bytes)
        unpack(head, key, side)
        found = examine(side, key, book_id=head.book_id, newest_schema=len(STEPS))
    except (DamagedBackup, NotABackup, DamagedDatabase):
        return False
    finally:
        discard(side)
    return trial.held in (None, found)
