"""A line of income or expense: typed in one go, or row by row; what is typed is read at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from rmdesk.domain.diagnosis.cash_flow import wrong_with_flow
from rmdesk.domain.diagnosis.spoken_flows import read_flow
from rmdesk.domain.kin.household import Member
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import RmdeskError
from rmdesk.language import N_
from rmdesk.ui.dialogs.parts.in_one_form import InOneForm
from rmdesk.ui.typed import flows as flow_texts
from rmdesk.ui.typed.flow_readings import Reader
from rmdesk.ui.typed.flows import TypedFlow

_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "category": (N_("Kind"), N_("salary, gz, rent received")),
    "amount": (N_("Amount"), N_("20,000; 0: there is none")),
    "months": (N_("Paid how often"), N_("month, quarter, half, year")),
    "member_id": (N_("Belongs to"), N_("empty: the client")),
    "words": (N_("In own words"), N_("may stay empty")),
    "as_of": (N_("As of"), N_("today, unless earlier")),
}


class FlowForm(InOneForm[TypedFlow]):
    """Answers with a line that is in order."""

    row_titles = _TITLES
    in_one_example = N_("salary 20,000 monthly")

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
        super().__init__(title, draft.texts, in_one=in_one, refusal=refusal)
        self._members = members
        self._draft = draft
        self._today = today
        self._reader = Reader(members, today)

    def on_mount(self) -> None:
        if self._draft.texts.get("category") and not self._draft.line:
            self.row("amount").field.focus()  # the kind is known already: how much?
        super().on_mount()

    def say(self, name: str, texts: Mapping[str, str]) -> str:
        return self._reader.say(name, texts)

    def understood(self, text: str) -> Mapping[str, str]:
        household = flow_texts.household_words(self._members)
        spoken = read_flow(text, household, today=self._today)
        return flow_texts.texts_understood(spoken, self._members)

    def answer(self) -> TypedFlow | None:
        texts = self.texts()
        try:
            line = flow_texts.read_flow_line(texts, self._members, today=self._today)
            if wrong := wrong_with_flow(line, today=self._today):
                raise ValueRefused(wrong)
        except ValueRefused as refusal:
            self.refused(refusal)
            return None
        return TypedFlow(line, texts)
