"""Closing a diagnosis: what was agreed, and when it is looked at again."""

from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult

from rmdesk.domain.diagnosis.interview import Interview
from rmdesk.domain.diagnosis.next_check import wrong_with_check
from rmdesk.domain.spoken.dates import read_when
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.diagnosing.answers import NO_DAY
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.widgets.plain_words import Words


@dataclass(frozen=True, slots=True)
class CheckTyped:
    """The day, and the text it was read from."""

    on: date
    text: str


class CheckForm(Dialog[CheckTyped]):
    """The day a year from now is proposed."""

    def __init__(
        self,
        interview: Interview,
        proposed: date,
        *,
        today: date,
        typed: CheckTyped | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Close the diagnosis"), refusal=refusal)
        self._interview = interview
        self._text = typed.text if typed else proposed.isoformat()
        self._today = today

    def compose_content(self) -> ComposeResult:
        yield Words(formats.clean_lines(self._told()), classes="dialog-text")
        yield FormRow(
            _("Next check"),
            id="next_check_on",
            value=self._text,
            placeholder=_("+365, 明年6月"),
            reading=self._reading,
            is_first=True,
        )

    def _told(self) -> str:
        said = _("It is frozen as it stands, and looked at again on a day.")
        if (on := self._interview.next_on) is None:
            return said
        meeting = _("The meeting on {day} goes into the calendar: {purpose}").format(
            day=formats.day(on), purpose=self._interview.next_purpose
        )
        return f"{said}\n{meeting}"

    def on_mount(self) -> None:
        super().on_mount()
        if isinstance(self._refusal, ValueRefused):
            self.complain(self._refusal.sentence(), self._row.field)

    @property
    def _row(self) -> FormRow:
        return self.query_one("#next_check_on", FormRow)

    def _read(self, text: str) -> date | None:
        when = read_when(text, self._today)
        return when.on if when else None

    def _reading(self, text: str) -> str:
        if (on := self._read(text)) is None:
            return _("not a date yet")
        return f"= {formats.day(on)}  {formats.ahead(on, self._today)}"

    def answer(self) -> CheckTyped | None:
        text = self._row.value
        if (on := self._read(text)) is None:
            self.complain(_(NO_DAY), self._row.field)
            return None
        if wrong := wrong_with_check(on, today=self._today):
            self.complain(wrong.sentence(), self._row.field)
            return None
        return CheckTyped(on, text)
