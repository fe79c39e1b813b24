"""The backups: the list, and what can be done about them."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from textual.app import ComposeResult

from rmdesk.domain.backup_health import Backups
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.store.backups.folder import BackupNote
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.act_list import LABEL_WIDTH, Act, ActList, blank, heading, labelled
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.backups import why_word

_SIZE = 10


class Wish(StrEnum):
    """What can be done about backups."""

    MAKE = "make"
    DRILL = "drill"
    PLACE = "place"
    RESTORE = "restore"


class Wished(NamedTuple):
    """A wish, and the backup it is about."""

    what: Wish
    note: BackupNote | None = None


class Kept(NamedTuple):
    """What the dialog shows: the backups, newest first, with their sizes, and what is known."""

    notes: Sequence[tuple[BackupNote, int]]
    backups: Backups
    place: str


class BackupsOfBook(ActList[Wished]):
    """First what can be done, then every backup, which Enter restores."""

    closing = N_("Close")

    def __init__(self, kept: Kept, *, at: int = 0, refusal: RmdeskError | None = None) -> None:
        super().__init__(
            _("Backups"),
            advice=_(
                "Made by itself in the first quiet minute of a day, and checked before it counts."
            ),
            at=at,
            refusal=refusal,
        )
        self._kept = kept

    def acts(self, width: int) -> list[Act[Wished]]:
        return [
            Act(
                labelled(_("Back up now"), _("a few seconds; work can go on")),
                Wished(Wish.MAKE),
                _("Back up"),
            ),
            Act(labelled(_("Restore drill"), self._drill()), Wished(Wish.DRILL), _("Try it")),
            Act(labelled(_("Second place"), self._place()), Wished(Wish.PLACE), _("Change it")),
            *self._listed(),
        ]

    def _listed(self) -> list[Act[Wished]]:
        if not self._kept.notes:
            return []
        return [
            Act(blank),
            Act(heading(_("Kept here, newest first"))),
            *(
                Act(_row(note, size), Wished(Wish.RESTORE, note), _("Restore"))
                for note, size in self._kept.notes
            ),
        ]

    def _drill(self) -> str:
        backups = self._kept.backups
        if backups.drilled is None:
            return _("never yet; unpacks the newest and reads it whole")
        text = _("passed on {day}") if backups.is_sound else _("failed on {day}")
        return text.format(day=backups.drilled.isoformat())

    def _place(self) -> str:
        backups = self._kept.backups
        if not self._kept.place:
            return _("none; a stick or another disk would hold a copy of each")
        day = backups.copied_on.isoformat() if backups.copied_on else ""
        return _("{place}; last copy {day}").format(place=self._kept.place, day=day)


def _row(note: BackupNote, size: int) -> Callable[[int], Line]:
    def paint(width: int) -> Line:
        made = note.made.strftime("%Y-%m-%d %H:%M")
        megabytes = _("{size} MB").format(size=f"{size / 1_048_576:,.1f}")
        return line(
            Cell(made, LABEL_WIDTH, "strong"),
            Cell(why_word(note.why), max(0, width - LABEL_WIDTH - _SIZE - 2)),
            Cell(megabytes, _SIZE, "muted", align="right"),
            gap=1,
        )

    return paint


class PlaceOfBackups(Dialog[str]):
    """The folder on a stick or another disk; an empty one for none."""

    def __init__(self, place: str, *, refusal: RmdeskError | None = None) -> None:
        super().__init__(_("Second place for backups"), refusal=refusal)
        self._place = place

    def compose_content(self) -> ComposeResult:
        says = _(
            "Every backup is copied there as well and checked. It opens with this computer's key,"
            " the recovery code or the branch's key, never with the passphrase. Empty: nowhere."
        )
        yield Words(formats.clean_lines(says), classes="dialog-text")
        yield FormRow(_("Folder"), id="place", value=self._place, is_first=True)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Save"), "dialog.save")]

    def answer(self) -> str:
        return self.query_one("#place", FormRow).value.strip()


def path_of(typed: str) -> Path | None:
    """The folder that was typed; None for nowhere."""
    return Path(typed).expanduser() if typed else None
