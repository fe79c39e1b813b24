"""What was done for a client of 65 or older, before a deal goes on."""

from textual.app import ComposeResult

from rmdesk.domain.suitability import CARE_FROM_AGE
from rmdesk.domain.wrong import ValueRefused
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.widgets.plain_words import Words


class CareForm(Dialog[str]):
    """What was done for a client of 65 or older before a deal goes on; required."""

    def __init__(self, title: str, refusal: ValueRefused) -> None:
        super().__init__(title, refusal=refusal)

    def compose_content(self) -> ComposeResult:
        sentence = _("{age} or older: say what was done").format(age=CARE_FROM_AGE)
        yield Words(clean_lines(sentence), classes="dialog-text")
        yield FormRow(
            _("Care taken"),
            id="care",
            placeholder=_("read aloud, daughter was there"),
            is_first=True,
        )

    def answer(self) -> str | None:
        row = self.query_one("#care", FormRow)
        if not row.value.strip():
            if self._refusal is not None:
                self.complain(self._refusal.sentence(), row.field)
            return None
        return row.value.strip()
