"""Writing down a wish the bank cannot serve, in the words that others used for it."""

from collections.abc import Callable, Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.heard.wishes import WishHeard
from rmdesk.domain.wishes import Demand, alike, key
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.entry import EntryDialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.offers import Offers
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import Cell, Line, line

_MOST_OFFERS = 6


class WishForm(EntryDialog[WishHeard]):
    """The branch counts wishes by their words: those in use are offered below the field."""

    def __init__(
        self,
        name: str,
        today: date,
        demands: Sequence[Demand],
        before: WishHeard | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        title = _("Wish we cannot serve: {name}").format(name=name)
        super().__init__(title, today, refusal=refusal)
        self._demands = demands
        self._before = before

    def compose_content(self) -> ComposeResult:
        before = self._before
        yield FormRow(
            _("The wish"),
            id="what",
            value=before.what if before else "",
            placeholder=_("a product or service that we do not have"),
            reading=self._reading,
            is_first=True,
        )
        yield Offers[Demand](id="in-use")
        yield self.past_day_row(_("Day"), before.on if before else None)

    @property
    def offers(self) -> Offers[Demand]:
        return self.query_one("#in-use", Offers)

    def on_mount(self) -> None:
        self._offer(self.typed("what"))

    @on(Field.Changed, "#what Field")
    def _what_typed(self, event: Field.Changed) -> None:
        self._offer(event.value)

    def _offer(self, text: str) -> None:
        found = [one for one in alike(text, self._demands) if one.what != text.strip()]
        self.offers.offer(found[:_MOST_OFFERS], _row)

    @on(Offers.Chosen)
    def _offer_taken(self, event: Offers.Chosen) -> None:
        event.stop()
        field = self.row("what").field
        field.value = self.offers.taken.what
        field.cursor_position = len(field.value)
        field.focus()

    def _reading(self, text: str) -> str:
        if not text.strip():
            return _("Down chooses words that are in use") if self._demands else ""
        same = next((one for one in self._demands if key(one.what) == key(text)), None)
        if same is None:
            return _("nobody else has asked for this so far")
        return _("clients who want this: {count}").format(count=len(same.client_ids))

    def entry(self) -> WishHeard:
        heard = WishHeard(what=self.typed("what"), on=self.past_day())
        heard.values(self.today)
        return heard


def _row(demand: Demand) -> Callable[[int], Line]:
    count = _("clients: {count}").format(count=len(demand.client_ids))
    taken = formats.cells(count)
    return lambda width: line(
        Cell(demand.what, width - taken - 1), Cell(count, taken, "muted"), gap=1
    )
