"""The fingerprint of a key as somebody reads it aloud, or as it stands on paper."""

from typing import Final

from textual.app import ComposeResult

from rmdesk.crypto.fingerprints import Question, is_complete
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.plain_words import Words

INCOMPLETE: Final = N_("Type the two groups that are dots: five digits each.")


class FingerprintTyped(Dialog[str]):
    """What is asked for is not shown: it has to come from the branch's paper."""

    does = N_("Install")

    def __init__(
        self, asked: Question, *, says: str = "", refusal: RmdeskError | None = None
    ) -> None:
        super().__init__(_("Whose key is it?"), refusal=refusal)
        self._asked = asked
        self._says = says or _(
            "Whoever holds this key can open the book. Compare its fingerprint with the paper that"
            " the branch gave you: two groups are the ones below; type the other two."
        )

    def compose_content(self) -> ComposeResult:
        yield Words(clean_lines(self._says), classes="dialog-text")
        yield Words(clean_lines(self._asked.shown), classes="dialog-code")
        yield groups_row(self._asked)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _(self.does), "dialog.save")]

    def answer(self) -> str | None:
        row = self.query_one(FormRow)
        if not is_complete(row.value):
            self.complain(_(INCOMPLETE), row.field)
            return None
        return row.value


def groups_row(asked: Question, placeholder: str = "") -> FormRow:
    """The field for the groups of a fingerprint that are asked for."""
    title = _("Groups {first}, {second}").format(**asked.places)
    return FormRow(title, id="groups", placeholder=placeholder, is_first=True)
