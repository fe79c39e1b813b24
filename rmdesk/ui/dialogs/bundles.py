"""Bundles: what goes to whom and how far it is, into which file, and what was written."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult

from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.act_list import Act, ActList
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.target_path import TargetPath
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words

_NAME, _COUNT = 16, 15


class BundleLine(NamedTuple):
    """A share or a bundle: whose, how many clients, how it stands, and in which colour."""

    id: int | str
    name: str
    clients: int
    says: str
    style: str = "muted"
    hint: str = ""


class Bundles(ActList[BundleLine]):
    """One line a bundle; a line with a hint can be opened."""

    closing = N_("Back")

    def __init__(
        self,
        title: str,
        advice: str,
        lines: Sequence[BundleLine],
        *,
        at: int = 0,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, advice=advice, at=at, refusal=refusal)
        self._lines = lines

    def acts(self, width: int) -> list[Act[BundleLine]]:
        return [Act(_row(one), one if one.hint else None, one.hint) for one in self._lines]


def _row(one: BundleLine) -> Callable[[int], Line]:
    count = _("clients: {count}").format(count=f"{one.clients:,}")
    return lambda width: line(
        Cell(one.name, _NAME, "strong"),
        Cell(count, _COUNT, "muted"),
        Cell(one.says, width - _NAME - _COUNT - 2, one.style),
        gap=1,
    )


class BundleFile(TargetPath):
    """Into which file: best on the stick or share that the receiver gets."""

    def __init__(
        self,
        title: str,
        says: str,
        path: Path,
        *,
        does: str = "",
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, says, path, does=does or _("Write it"), refusal=refusal)


class BundleDone(Dialog[bool]):
    """What was written, where it lies, and what to do with it now."""

    closing = N_("Close")

    def __init__(self, title: str, says: str) -> None:
        super().__init__(title)
        self._says = says

    def compose_content(self) -> ComposeResult:
        yield Words(clean_lines(self._says), classes="dialog-text")

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Go on"), "dialog.save")]

    def answer(self) -> bool:
        return True

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            self.action_dialog_save()


class ReceiptForm(Dialog[str]):
    """The receipt, as it is read aloud over the telephone."""

    def __init__(self, name: str, *, typed: str = "", refusal: RmdeskError | None = None) -> None:
        super().__init__(_("The receipt of {name}").format(name=name), refusal=refusal)
        self._name = name
        self._typed = typed

    def compose_content(self) -> ComposeResult:
        says = _(
            "{name} opens the bundle and sees a receipt of four groups. Have it read to you and"
            " type it as you hear it: large or small letters, blanks or dashes, all is the same."
        )
        yield Words(clean_lines(says.format(name=self._name)), classes="dialog-text")
        yield FormRow(_("Receipt"), id="receipt", value=self._typed, is_first=True)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Compare"), "dialog.save")]

    def answer(self) -> str | None:
        row = self.query_one("#receipt", FormRow)
        if not row.value.strip():
            self.complain(_("Type the receipt that is read to you."), row.field)
            return None
        return row.value.strip()


class Giver(NamedTuple):
    """From whom the clients come."""

    name: str
    branch: str


class OwnName(Dialog[Giver]):
    """Who hands over: the receiver sees it before anything else."""

    def __init__(self, branch: str) -> None:
        super().__init__(_("From whom do the clients come?"))
        self._branch = branch

    def compose_content(self) -> ComposeResult:
        says = _(
            "The receiver sees your name first, and it stays with the history of each client."
            " Messages are signed with it as well."
        )
        yield Words(clean_lines(says), classes="dialog-text")
        yield FormRow(_("Your name"), id="name", is_first=True)
        yield FormRow(_("Your branch"), id="branch", value=self._branch)

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), _("Go on"), "dialog.save"),
            Hint(key_name("tab"), _("Next field"), "dialog.next"),
        ]

    def answer(self) -> Giver | None:
        name = self.query_one("#name", FormRow)
        if not name.value.strip():
            self.complain(_("Type your name."), name.field)
            return None
        return Giver(name.value.strip(), self.query_one("#branch", FormRow).value.strip())
