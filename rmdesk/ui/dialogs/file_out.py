"""What the forms of files that leave the book share: where to, how sealed, why whole."""

from collections.abc import Collection
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult

from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.target_path import FOLDERS_ONLY, Paths, tab_completes
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.plain_words import Words

T = TypeVar("T")


class LeavingFile(Dialog[T]):
    """A row of the id `path`, then the `sealing_rows`; the lines below say what it comes to."""

    completes: ClassVar[Collection[str]] = FOLDERS_ONLY
    """Files of these endings are offered besides folders while the path is typed."""

    def __init__(self, title: str, does: str, *, refusal: RmdeskError | None = None) -> None:
        super().__init__(title, refusal=refusal)
        self._does = does
        self._said = ""

    def sealing_rows(self, password: str, again: str, reason: str) -> ComposeResult:
        """What opens the file, why numbers must stand whole, and what the file comes to."""
        yield FormRow(
            _("Password"),
            id="password",
            value=password,
            placeholder=_("of the file, from 8 characters; empty: none"),
        )
        yield FormRow(_("Once more"), id="again", value=again)
        yield FormRow(
            _("Reason"),
            id="reason",
            value=reason,
            placeholder=_("why numbers must stand whole; empty: masked"),
        )
        yield Words(id="file-says", classes="dialog-text")

    def comes_to(self) -> tuple[str, bool]:
        """What the file will hold, in lines, and whether its format takes a password."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.field("path").suggester = Paths(self.completes)
        for secret in ("password", "again"):
            self.field(secret).hide_text()
        self.say_again()

    @on(Field.Changed)
    def _changed(self) -> None:
        self.say_again()

    def on_key(self, event: events.Key) -> None:
        tab_completes(event, self.field("path"))

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), self._does, "dialog.save"),
            Hint(key_name("tab"), _("Next field"), "dialog.next"),
            Hint(f"{key_name('left')} {key_name('right')}", _("Choose"), "dialog.next"),
        ]

    def say_again(self) -> None:
        """Say what the file comes to as the form stands now."""
        told, takes_password = self.comes_to()
        self.query_one("#password").display = takes_password
        self.query_one("#again").display = takes_password and bool(self.field("password").value)
        said = formats.clean_lines(told)
        if said != self._said:  # a new layout for every key typed would be felt
            self._said = said
            self.query_one("#file-says", Words).update(said)

    def field(self, name: str) -> Field:
        """The field of the row `name`."""
        return self.query_one(f"#{name}", FormRow).field
