"""The proposals of one client: what was put to them, and whether it still suits today."""

from collections.abc import Callable, Coroutine, Sequence
from datetime import date
from functools import partial
from typing import Any

from textual.app import ComposeResult

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.diagnosing.proposing import proposals_of
from rmdesk.domain.clients import Client
from rmdesk.domain.ids import ClientId
from rmdesk.domain.proposals import ProposalRow
from rmdesk.language import _
from rmdesk.store.thread import Urgency
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.filing.proposals import add_proposal, open_proposal, withdraw
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import Shown
from rmdesk.ui.views.review.pages.page import ReviewPage
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Column, Item, Row, Section
from rmdesk.ui.widgets.rows_body import RowsBody
from rmdesk.ui.words.proposals import product_name, standing
from rmdesk.ui.words.risk import risk_standing, risk_style
from rmdesk.ui.words.wrapping import wrap

_DAY, _LEVELS, _AMOUNT = 10, 7, 14

Work = Callable[[Host], Coroutine[Any, Any, None]]


class ProposalsPage(ReviewPage):
    """A proposal is two lines: what and how much, and how it stands today."""

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(access, id=id)
        self._client: Client | None = None
        self._rows: tuple[ProposalRow, ...] = ()

    def compose(self) -> ComposeResult:
        yield RowsBody()

    @property
    def body(self) -> RowsBody:
        return self.query_one(RowsBody)

    # --- reading ---

    async def load(self, client_id: ClientId) -> None:
        is_other = self._client is None or self._client.id != client_id

        def read(desk: Desk) -> tuple[Client, tuple[ProposalRow, ...]]:
            return client_of(desk, client_id), proposals_of(desk, client_id)

        self._client, self._rows = await self.access.ask(read, Urgency.PAGE)
        if is_other:
            self.body.leave_rows()
        self._show(from_top=is_other)

    async def read_again(self) -> None:
        if self._client is not None:
            await self.load(self._client.id)

    def look_again(self) -> None:
        if self._client is not None:
            self._show()

    def take_focus(self) -> None:
        self.body.focus()

    # --- words ---

    def detail(self) -> str:
        if self._client is None:
            return ""
        unfit = sum(row.is_unfit for row in self._rows)
        still = sum(row.proposal.is_open for row in self._rows)
        said = [_("open proposals: {count}").format(count=still)]
        if unfit:
            sign = formats.alarm_sign()
            said.append(f"{sign} " + _("no longer suitable: {count}").format(count=unfit))
        return "   ".join(said)

    def explanation(self) -> str:
        return _(
            "What was proposed to this client. A product goes through the gate of suitability"
            " first: its risk must not lie above what the client was assessed to bear, and the"
            " assessment must still count; what does not fit cannot be kept. From 65 on it is"
            " written down what was done. Each proposal says how it stands today."
        )

    # --- painting ---

    def _show(self, *, from_top: bool = False) -> None:
        self.body.show(self._columns, from_top=from_top)
        self.refresh_bindings()
        self.post_message(Shown())

    def _columns(self, _width: int, _is_folded: bool) -> Sequence[Column]:
        client = self._client
        if client is None:
            return ()
        still = [row for row in self._rows if row.proposal.is_open]
        gone = [row for row in self._rows if not row.proposal.is_open]
        bears = Section(_("What the client may bear"), partial(_bears, client, self.access.today))
        open_ones = Section(
            _("Proposals"), partial(_items, still, is_open=True), _("product / client"), 3
        )
        if not gone:
            return [[[bears], [open_ones]]]
        return [[[bears], [open_ones], [Section(_("Withdrawn"), partial(_items, gone))]]]

    # --- verbs ---

    @property
    def _row(self) -> ProposalRow | None:
        record = self.body.row.record if self.body.row else None
        return record if isinstance(record, ProposalRow) else None

    def can(self, verb: str) -> bool:
        if self._client is None:
            return False
        if verb == "take_out":
            return self._row is not None and self._row.proposal.is_open
        if verb == "choose":
            return bool(self._rows)
        return verb == "add"

    def choose(self) -> None:
        if (row := self._row) is not None:
            self._wants(partial(open_proposal, row=row))

    def take_out(self) -> None:
        if (row := self._row) is not None and row.proposal.is_open:
            self._wants(partial(withdraw, row=row))

    def add(self) -> None:
        if self._client is not None:
            self._wants(partial(add_proposal, client_id=self._client.id))

    def _wants(self, work: Work) -> None:
        self.post_message(WantsHost(work))


def _bears(client: Client, today: date, width: int) -> Sequence[Item]:
    said = risk_standing(client, today)
    if not client.risk_tolerance:
        said = _("Not assessed yet: nothing can be proposed before that.")
        return [[line(Cell(f"  {said}", width, "warning"))]]
    return [[line(Cell(f"  {said}", width, risk_style(client, today)))]]


def _items(rows: Sequence[ProposalRow], width: int, *, is_open: bool = False) -> Sequence[Item]:
    if not rows and is_open:
        said = _("None yet: a adds one, from the products of the shelf.")
        return [[line(Cell(f"  {said}", width, "muted"))]]
    return [Row(_lines(row, width), row) for row in rows]


def _lines(row: ProposalRow, width: int) -> list[Line]:
    proposal = row.proposal
    against = f"R{proposal.product_level} / C{proposal.client_level}"
    amount = _("still open") if proposal.amount is None else formats.money_full(proposal.amount)
    name = width - 2 - _LEVELS - _AMOUNT - _DAY - 3
    is_unfit = row.is_unfit
    lines: list[Line] = [
        line(
            Cell("", 2),
            Cell(product_name(row), name, "strong" if proposal.is_open else "muted"),
            Cell("", 1),
            Cell(against, _LEVELS, ""),
            Cell("", 1),
            Cell(amount, _AMOUNT, "", "right"),
            Cell("", 1),
            Cell(formats.plain_day(proposal.on), _DAY, "muted"),
        ),
        line(Cell("", 4), Cell(standing(row), width - 4, "warning" if is_unfit else "good")),
    ]
    for title, text in ((_("done: {words}"), proposal.care), (_("note: {words}"), proposal.note)):
        said = wrap(title.format(words=text), width - 4) if text else []
        lines += [line(Cell("", 4), Cell(one, width - 4, "muted")) for one in said]
    return lines
