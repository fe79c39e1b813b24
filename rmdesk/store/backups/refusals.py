"""Why a backup is not made, or not believed.

| code | reason |
|---|---|
| 22 | the backup is damaged |
| 23 | no backup at all |
| 24 | not enough free space |
| 25 | the copy that was made does not hold what the book holds |

As everywhere, parameters are names of files and counts.
"""

from rmdesk.language import N_
from rmdesk.store.disk.refusals import BookRefused


class DamagedBackup(BookRefused):
    """Cut off, or not the bytes that were written."""

    exit_code = 22
    message = N_("The backup {name} is damaged: it is not what was written.")
    hint = N_("Leave it as it is and take another one, the next older or the one on the stick.")


class NotABackup(BookRefused):
    """Something else than a backup."""

    exit_code = 23
    message = N_("The file {name} is not a backup of rmdesk.")
    hint = N_("Backups end in .rmbackup and lie in the folder beside the book.")


class NoRoomForBackup(BookRefused):
    """Told before anything is written; `needed` and `free` are whole megabytes."""

    exit_code = 24
    message = N_(
        "There is no room for a backup in {place}: it needs {needed} MB, {free} MB are free."
    )
    hint = N_("Make room there; the book itself is well.")


class BadCopy(BookRefused):
    """The copy was read again and is not the book: it does not count and was removed."""

    exit_code = 25
    message = N_("The backup {name} did not stand up to its check and does not count.")
    hint = N_("Make another one; if that fails as well, run rmdesk check.")
