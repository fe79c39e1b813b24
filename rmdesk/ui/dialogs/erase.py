"""Erasing: what still stands in the way, who answers for it, the certificate, and the last word."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from textual.app import ComposeResult

from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.act_list import Act, ActList, blank, heading, labelled
from rmdesk.ui.dialogs.parts.act_rows import Passed
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.target_path import TargetPath
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.wrapping import wrap


class Wish(StrEnum):
    """What is wanted."""

    ERASE = "erase"
    OVERRIDE = "override"


class EraseStand(ActList[Wish]):
    """What is missing, in sentences; the way on stands first, and says what it asks."""

    closing = N_("Back")

    def __init__(
        self, reasons: Sequence[str], *, at: int = 0, refusal: RmdeskError | None = None
    ) -> None:
        if reasons:
            advice = _("Not yet: what stands below is nowhere but in this book.")
        else:
            advice = _("Every client is with a receiver, and every receipt has come.")
        super().__init__(_("Erase this book"), advice=advice, at=at, refusal=refusal)
        self._reasons = reasons

    def acts(self, width: int) -> list[Act[Wish]]:
        if not self._reasons:
            said = _("asks for the passphrase, the certificate's file, and a last word")
            return [
                Act(labelled(_("Erase"), said), Wish.ERASE, _("Go on")),
                Act(blank),
                Act(heading(_("What it cannot promise"))),
                *_sentences(_cannot(), width),
            ]
        said = _("a second person answers for it, and that is written down")
        return [
            *_sentences(self._reasons, width),
            Act(blank),
            Act(labelled(_("All the same"), said, "warning"), Wish.OVERRIDE, _("Go on")),
        ]


def _cannot() -> list[str]:
    return [
        _("Copies made earlier, and backups on sticks, open with the branch's codes."),
        _("The recovery code, where you saw it; photographs; paper."),
        _("What an SSD keeps of old blocks, and the page file without disk encryption."),
    ]


def _sentences(sentences: Sequence[str], width: int) -> list[Act[Wish]]:
    lines = [part for one in sentences for part in wrap(one, width - 2)]
    return [Act(_text(text)) for text in lines]


def _text(text: str) -> Passed:
    return Passed(lambda width: line(Cell("", 1), Cell(text, width - 1)))


class Answered(NamedTuple):
    """Who answers for erasing without every receipt, and why."""

    witness: str
    reason: str


_NOBODY = Answered("", "")


class OverrideForm(Dialog[Answered]):
    """A second person, and the reason: both stand in the certificate."""

    keeps_draft = False

    def __init__(self, typed: Answered = _NOBODY, *, refusal: RmdeskError | None = None) -> None:
        super().__init__(_("Erase without every receipt?"), refusal=refusal)
        self._typed = typed

    def compose_content(self) -> ComposeResult:
        says = _(
            "What did not arrive is lost for good. A second person of the branch has to be with you"
            " and answer for it: name and reason go into the certificate."
        )
        yield Words(clean_lines(says), classes="dialog-text dialog-warning")
        yield FormRow(_("Second person"), id="witness", value=self._typed.witness, is_first=True)
        yield FormRow(_("Reason"), id="reason", value=self._typed.reason)

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), _("Go on"), "dialog.save"),
            Hint(key_name("tab"), _("Next field"), "dialog.next"),
        ]

    def answer(self) -> Answered | None:
        for name, missing in (
            ("witness", _("Type the name of the second person.")),
            ("reason", _("Type the reason.")),
        ):
            row = self.query_one(f"#{name}", FormRow)
            if not row.value.strip():
                self.complain(missing, row.field)
                return None
        values = (self.query_one(f"#{name}", FormRow).value for name in ("witness", "reason"))
        return Answered(*(value.strip() for value in values))


class CertificateFile(TargetPath):
    """Where the certificate is written: it outlives the book."""

    def __init__(self, path: Path, *, refusal: RmdeskError | None = None) -> None:
        says = _(
            "A text without any client's data: what was handed over to whom, the receipts, when it"
            " was erased, and what cannot be promised. Give it to the branch, best on a stick."
        )
        super().__init__(_("The certificate"), says, path, does=_("Go on"), refusal=refusal)


class LastWord(Dialog[bool]):
    """Nobody erases by a key pressed too often: a word has to be typed."""

    keeps_draft = False

    def __init__(self, book: str) -> None:
        super().__init__(_("The last word"))
        self._book = book

    def compose_content(self) -> ComposeResult:
        says = _(
            "{book} and its backups on this computer will open for nobody any more, not with your"
            " passphrase either. There is no undo. Type the word “{word}” to do it."
        ).format(book=self._book, word=_("erase"))
        yield Words(clean_lines(says), classes="dialog-text dialog-warning")
        yield FormRow(_("Word"), id="word", is_first=True)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Erase for good"), "dialog.save")]

    def answer(self) -> bool | None:
        row = self.query_one("#word", FormRow)
        if row.value.strip().casefold() != _("erase").casefold():
            self.complain(_("Type the word, or leave with Esc: nothing is erased."), row.field)
            return None
        return True
