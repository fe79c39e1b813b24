"""A metric of the book's own: what it is called, and what it is counted in."""

from dataclasses import dataclass
from typing import Final

from textual.app import ComposeResult

from rmdesk.domain.metrics import Counts
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.widgets.choice import Choice

_WAYS: Final = (Counts.BOTH, Counts.AMOUNT, Counts.PIECES)
COUNTED: Final = {
    Counts.BOTH: N_("amount and pieces"),
    Counts.AMOUNT: N_("amount"),
    Counts.PIECES: N_("pieces"),
}


@dataclass(frozen=True, slots=True)
class TypedMetric:
    """What was typed of a metric."""

    name: str = ""
    counts: Counts = Counts.BOTH


class OwnMetric(Dialog[TypedMetric]):
    """A name, and by digit what is counted."""

    def __init__(
        self, title: str, metric: TypedMetric, *, refusal: RmdeskError | None = None
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._metric = metric

    def compose_content(self) -> ComposeResult:
        yield FormRow(
            _("Metric"),
            id="metric-name",
            value=self._metric.name,
            placeholder=_("what the bank counts, such as precious metals"),
            is_first=True,
        )
        yield Choice(
            _("Counted in"),
            [_(COUNTED[way]) for way in _WAYS],
            title_width=TITLE_WIDTH,
            chosen=_WAYS.index(self._metric.counts),
            id="metric-counts",
        )

    def answer(self) -> TypedMetric | None:
        name = " ".join(self.query_one("#metric-name", FormRow).value.split())
        return TypedMetric(name, _WAYS[self.query_one(Choice).chosen])
