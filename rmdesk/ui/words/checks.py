"""What a check found, in plain sentences: what is well, and what to do about the rest."""

from collections.abc import Mapping
from typing import Final

from rmdesk.domain.check_findings import About, Fact
from rmdesk.language import N_, _

SENTENCES: Final[Mapping[About, str]] = {
    About.CHAIN: N_("What was done in this book: {rows} lines, each follows from the one before."),
    About.CHAIN_BROKEN: N_(
        "From line {row} on the record of what was done does not hold: a line was changed, or is"
        " missing. Keep the files as they are, and show them to whoever audits you."
    ),
    About.CHAIN_ACCEPTED: N_(
        "From line {row} on the record of what was done does not hold; somebody who knew that went"
        " on with the book."
    ),
    About.FILES_PRIVATE: N_("Only you may read the files of this book."),
    About.FILES_OPEN: N_(
        "Others on this computer may read {name}: take the rights of group and others away"
        " (chmod go-rwx)."
    ),
    About.SET_ASIDE: N_(
        "Files that did not belong to the book were set aside in {folder}: {count}. Show them to"
        " whoever looks after this computer."
    ),
    About.KEPT_BESIDE: N_(
        "Beside the book lie states of it from before a restore: {count} ({name} ...). They hold"
        " everything it held then: delete what nobody needs."
    ),
    About.RECOVERY: N_("A recovery code was drawn: it opens the book without the passphrase."),
    About.NO_RECOVERY: N_(
        "No recovery code was drawn: a forgotten passphrase loses the book. Have the branch's"
        " person draw one: rmdesk keys recovery."
    ),
    About.ESCROW: N_("The branch's escrow key opens the book."),
    About.NO_ESCROW: N_("No escrow key is in the book: see rmdesk keys escrow."),
    About.OLDER_KEYS: N_(
        "The key file is older than the book: a passphrase that was replaced opens it again."
        " Change the passphrase, and the data key if somebody saw the old one."
    ),
    About.BACKUP: N_("The newest backup is of {day}."),
    About.NO_BACKUP: N_("There is no backup beside the book: make one with rmdesk backup."),
    About.BACKUP_OLD: N_("The newest backup is of {day}, that is too long ago: rmdesk backup."),
    About.BACKUP_FAILED: N_("The last backup, on {day}, failed: make one with rmdesk backup."),
    About.DRILL: N_("On {day} a backup was unpacked and compared: it can be restored."),
    About.NO_DRILL: N_("Nobody has tried yet whether a backup can be restored."),
    About.DRILL_FAILED: N_(
        "On {day} the newest backup could not be restored when it was tried: make another one."
    ),
    About.SECOND_PLACE: N_("A backup reached the second place on {day}."),
    About.NO_SECOND_PLACE: N_(
        "Backups have no second place: when this disk goes, they go with it."
    ),
    About.SECOND_PLACE_OLD: N_("No backup has reached the second place since {day}."),
    About.EXPORTS_OFF: N_("No client data leaves this book in files."),
    About.EXPORTS_ON: N_("Client data may leave this book in files; each export is written down."),
}


def sentence(fact: Fact) -> str:
    """The fact in the language in force."""
    return _(SENTENCES[fact.about]).format(**fact.facts)
