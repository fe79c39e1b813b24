"""Deleting a client's data: what stays, why it is done, and the name typed once more."""

from textual.app import ComposeResult

from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.plain_words import Words


class Forget(Dialog[str]):
    """Answers with the reason."""

    def __init__(self, name: str, reason: str, *, refusal: RmdeskError | None = None) -> None:
        super().__init__(_("Delete the data of {name}").format(name=name), refusal=refusal)
        self._called = name
        self._reason = reason

    def compose_content(self) -> ComposeResult:
        question = _(
            "Every record, paper and note of this client goes, and every tie to others. What stays"
            " is the client number with “do not call”, so that no list takes the client in again."
            " It can be undone until midnight; then the history forgets it, too.\n"
            "Files exported earlier, and backups, are not reached from here."
        )
        yield Words(clean_lines(question), classes="dialog-text")
        yield FormRow(
            _("Reason"),
            id="reason",
            value=self._reason,
            placeholder=_("who asked for it, when and how"),
            is_first=True,
        )
        yield FormRow(
            _("Name again"),
            id="name",
            placeholder=_("the client's name, so that it cannot happen by a slip"),
        )

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), _("Delete"), "dialog.save"),
            Hint(key_name("tab"), _("Next field"), "dialog.next"),
        ]

    def answer(self) -> str | None:
        reason, name = (self.query_one(f"#{row}", FormRow) for row in ("reason", "name"))
        if not reason.value.strip():
            self.complain(_("A deletion needs a reason; it is kept in the book."), reason.field)
            return None
        if name.value.strip() != self._called.strip():
            sentence = _("Type the name as it stands above: {name}")
            self.complain(sentence.format(name=self._called), name.field)
            return None
        return reason.value.strip()
