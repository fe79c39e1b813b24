"""What is said of backups: why each was made, and the one line on Today."""

from typing import Final, assert_never

from rmdesk.domain.backup_health import Backups, Word
from rmdesk.language import N_, _
from rmdesk.store.backups.folder import Why
from rmdesk.ui import formats

_WHY: Final = {
    Why.DAY: N_("of the day"),
    Why.ASKED: N_("asked for"),
    Why.IMPORT: N_("before an import"),
    Why.UPGRADE: N_("before an upgrade"),
    Why.KEYS: N_("before a change of keys"),
}


def why_word(why: Why) -> str:
    """What a backup was made for."""
    return _(_WHY[why])


def made_word(backups: Backups) -> str:
    """When the newest backup was made."""
    return backups.newest.strftime("%Y-%m-%d %H:%M") if backups.newest else _("never")


def sentence(word: Word, backups: Backups) -> str:
    """What Today says, with a sign of alarm unless all is well."""
    if word is Word.DRILL_PASSED:
        return _("Restore drill passed: the newest backup opens and is whole.")
    return f"{formats.alarm_sign()} {_wrong(word, backups)}"


def _wrong(word: Word, backups: Backups) -> str:
    last = made_word(backups)
    match word:
        case Word.DRILL_FAILED:
            return _("The restore drill failed: make another backup (command “Backups”).")
        case Word.FAILED:
            text = _("The last backup failed; the last good one: {last}. See command “Backups”.")
            return text.format(last=last)
        case Word.LATE:
            text = _("No backup for days; the last good one: {last}. See command “Backups”.")
            return text.format(last=last)
        case Word.NO_FAR_COPY:
            day = backups.copied_on.isoformat() if backups.copied_on else ""
            return _("No copy on the second place since {day}: put the stick in.").format(day=day)
        case Word.DRILL_PASSED:
            return ""
        case _:
            assert_never(word)
