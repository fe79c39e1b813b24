"""Receiving: what is read off the screen and compared or read aloud."""

from collections.abc import Sequence
from typing import Final

from textual import events
from textual.app import ComposeResult

from rmdesk.crypto.fingerprints import Question, is_complete
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.fingerprints import INCOMPLETE, groups_row
from rmdesk.ui.dialogs.parts.act_list import LABEL_WIDTH
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.formats import clean, clean_lines, fit
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.wrapping import wrap

_WIDTH: Final = 76


class Told(Dialog[bool]):
    """Sentences, a text to be compared letter by letter, and Enter when that is done."""

    closing = N_("Close")

    def __init__(
        self, title: str, says: str, text: Sequence[str], *, after: str = "", does: str
    ) -> None:
        super().__init__(title)
        self._says = says
        self._text = text
        self._after = after
        self._does = does

    def compose_content(self) -> ComposeResult:
        yield Words(clean_lines(self._says), classes="dialog-text")
        yield Words(clean_lines("\n".join(self._text)), classes="dialog-code")
        if self._after:
            yield Words(clean_lines(self._after), classes="dialog-text")

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), self._does, "dialog.save")]

    def on_key(self, event: events.Key) -> None:
        # Nothing here has the focus: Enter counts all the same.
        if event.key == "enter":
            event.stop()
            self.dismiss(True)

    def answer(self) -> bool | None:
        return True


class Sender(Dialog[str]):
    """Who sealed the bundle, and the fingerprint of the book that did.

    Answers with what was typed; empty where nobody could be asked.
    """

    keeps_draft = False

    def __init__(
        self,
        facts: Sequence[tuple[str, str]],
        asked: Question,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Who sent it?"), refusal=refusal)
        self._facts = facts
        self._asked = asked

    def compose_content(self) -> ComposeResult:
        lines = [
            fit(clean(title), LABEL_WIDTH) + text
            for title, said in self._facts
            for title, text in _wrapped(title, clean(said))
        ]
        yield Words("\n".join(lines), classes="dialog-text")
        says = _(
            "Anybody could write a name into a bundle. Ask the giver for the fingerprint of the"
            " book it comes from; it is shown where they hand over. Two groups are the ones below;"
            " type the other two:"
        )
        yield Words(clean_lines(says), classes="dialog-text")
        yield Words(clean(self._asked.shown), classes="dialog-code")
        yield groups_row(self._asked, _("empty: nobody can be asked"))

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Go on"), "dialog.save")]

    def answer(self) -> str | None:
        row = self.query_one(FormRow)
        typed = row.value.strip()
        if typed and not is_complete(typed):
            self.complain(_(INCOMPLETE), row.field)
            return None
        return typed


def _wrapped(title: str, text: str) -> list[tuple[str, str]]:
    """The lines of one fact: its title stands before the first."""
    lines = list(wrap(text, _WIDTH - LABEL_WIDTH))
    return [(title if not number else "", line) for number, line in enumerate(lines or [""])]
