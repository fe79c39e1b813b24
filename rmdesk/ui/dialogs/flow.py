"""A line of income or expense: typed in one go, or row by row; what is typed is read at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from textual import on
from textual.app import ComposeResult

from rmdesk.domain.diagnosis.cash_flow import wrong_with_flow
from rmdesk.domain.diagnosis.spoken_flows import read_flow
from rmdesk.domain.household import Member
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import flow_texts
from rmdesk.ui.dialogs.dialog import Dialog
from rmdesk.ui.dialogs.flow_readings import Reader
from rmdesk.ui.dialogs.side_row import SideRow
from rmdesk.ui.flow_texts import ROWS, TypedFlow
from rmdesk.ui.widgets.field import Field

_IN_ONE: Final = "in-one"
_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "category": (N_("Kind"), N_("salary, gz, rent received")),
    "amount": (N_("Amount"), N_("20,000; 0: there is none")),
    "months": (N_("Paid how often"), N_("month, quarter, half, year")),
    "member_id": (N_("Belongs to"), N_("empty: the client")),
    "words": (N_("In own words"), N_("may stay empty")),
    "as_of": (N_("As of"), N_("today, unless earlier")),
}


class FlowForm(Dialog[TypedFlow]):
    """Answers with a line that is in order; Enter saves from any row.

    `in_one` gives the line above the rows in which everything can be typed at once. A row typed
    by hand is left alone by it.
    """

    def __init__(
        self,
        title: str,
        members: Sequence[Member],
        draft: TypedFlow,
        *,
        today: date,
        in_one: bool,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._members = members
        self._draft = draft
        self._today = today
        self._in_one = in_one
        self._reader = Reader(members, today)
        self._filled: dict[str, str] = {}

    def compose_content(self) -> ComposeResult:
        if self._in_one:
            yield SideRow(
                _("In one line"),
                id=_IN_ONE,
                value=self._draft.texts.get(_IN_ONE, ""),
                placeholder=_("salary 20,000 monthly"),
                is_first=True,
            )
        for place, name in enumerate(ROWS):
            title, example = _TITLES[name]
            yield SideRow(
                _(title),
                id=name,
                value=self._draft.texts.get(name, ""),
                placeholder=_(example),
                reading=partial(self._say, name),
                is_first=not self._in_one and place == 0,
            )

    def on_mount(self) -> None:
        super().on_mount()
        if self._draft.texts.get("category") and not self._draft.line:
            self._row("amount").field.focus()  # the kind is known already: how much?
        self._read_all()
        if isinstance(self._refusal, ValueRefused):
            self.complain(self._refusal.sentence(), self._row(self._refusal.field).field)

    def _texts(self) -> dict[str, str]:
        return {row.id: row.value for row in self.query(SideRow) if row.id}

    def _row(self, name: str) -> SideRow:
        return self.query_one(f"#{name}", SideRow)

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        rows = (above for above in event.input.ancestors if isinstance(above, SideRow))
        if next(rows).id == _IN_ONE:
            self._fill(event.value)
        # The amount's reading goes by the period, too.
        self.call_after_refresh(self._read_all)

    def _fill(self, text: str) -> None:
        household = flow_texts.household_words(self._members)
        spoken = read_flow(text, household, today=self._today)
        for name, said in flow_texts.texts_understood(spoken, self._members).items():
            field = self._row(name).field
            if field.value in ("", self._filled.get(name, "")):
                field.value = self._filled[name] = said

    def _read_all(self) -> None:
        for name in ROWS:
            self._row(name).read_again()

    def _say(self, name: str, _text: str) -> str:
        return self._reader.say(name, self._texts()) if self.is_mounted else ""

    def answer(self) -> TypedFlow | None:
        texts = self._texts()
        try:
            line = flow_texts.read_flow_line(texts, self._members, today=self._today)
            if wrong := wrong_with_flow(line, today=self._today):
                raise ValueRefused(wrong)
        except ValueRefused as refusal:
            self.complain(refusal.sentence(), self._row(refusal.field).field)
            return None
        return TypedFlow(line, texts)
