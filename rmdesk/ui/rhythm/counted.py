"""The deals behind a figure of the month, as a list from which a client opens."""

from collections.abc import Sequence
from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.board import DealRow, board, counted
from rmdesk.domain.deals.deal import OPEN_STAGES, Deal, Stage
from rmdesk.domain.metrics import Metric
from rmdesk.language import _
from rmdesk.ui.dialogs.deals.listed import DealList
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host
from rmdesk.ui.words.deals import month_word
from rmdesk.ui.words.rhythm import metric_name


async def show_counted(host: Host, month: date, deals: Sequence[Deal], metric: Metric) -> None:
    """The closed deals of a metric, then the open ones."""
    mine = [deal for deal in deals if deal.metric == metric.code and deal.stage is not Stage.LOST]
    mine.sort(key=lambda deal: deal.stage.is_open)
    title = _("{metric}: the deals that count").format(metric=metric_name(metric))
    await show_deals(host, month, mine, title)


async def show_deals(host: Host, month: date, deals: Sequence[Deal], title: str) -> None:
    """These deals of a month; Enter opens the client."""
    today = host.access.today

    def read(desk: Desk) -> list[DealRow]:
        columns = board(desk, month, today=today).columns.values()
        found = {row.deal.id: row for rows in columns for row in rows}
        return [found[deal.id] for deal in deals if deal.id in found]

    rows = await host.access.ask(read)
    chosen = await ask(host.app, DealList(title, rows))
    if chosen is not None:
        await host.open_client(chosen)


async def show_stocked(host: Host, month: date) -> None:
    """The deals of a month that are closed or can still be: whom one stocks it with."""
    today = host.access.today

    def read(desk: Desk) -> list[Deal]:
        columns = board(desk, month, today=today).columns
        stages = (Stage.CLOSED, *reversed(OPEN_STAGES))
        return [row.deal for stage in stages for row in counted(columns[stage])]

    deals = await host.access.ask(read)
    await show_deals(host, month, deals, _("Stocked for {month}").format(month=month_word(month)))
