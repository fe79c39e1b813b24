"""The client's deals: what they may buy, how far that is, and what became of the last ones."""

from dataclasses import dataclass
from typing import Final

from rmdesk.desk.dealing.board import DealRow
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.ids import ClientId, DealId
from rmdesk.language import N_
from rmdesk.ui import formats
from rmdesk.ui.host import Host
from rmdesk.ui.views.client.sections.part import OpenFile, Part
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.deals import amount_word, week_word
from rmdesk.ui.words.labels import label

_STAGE, _AMOUNT, _WHEN = 9, 12, 10
_ENDED_SHOWN: Final = 5
"""Of the deals that ended the last ones; the pipeline has them all."""


@dataclass(frozen=True, slots=True)
class ClientDeal:
    """A row's deal; it is known again by its id."""

    row: DealRow

    @property
    def id(self) -> DealId:
        return self.row.deal.id


def _items(file: OpenFile, width: int) -> list[Item]:
    ended = 0
    items: list[Item] = []
    for row in file.dossier.deals:
        ended += not row.deal.stage.is_open
        if ended > _ENDED_SHOWN:
            break
        items.append(Row([_line(row, width)], ClientDeal(row)))
    return items


def _line(row: DealRow, width: int) -> Line:
    deal = row.deal
    is_open = deal.stage.is_open
    sign = f"{formats.alarm_sign()} " if row.is_unfit else ""
    when = week_word(deal.expected_on) if is_open else formats.plain_day(deal.closed_on)
    room = width - _STAGE - _AMOUNT - _WHEN - 3
    named = row.product or formats.unknown()
    if deal.stage is Stage.LOST and deal.lost_reason is not None:
        named = f"{named}  {label(deal.lost_reason)}"
    return line(
        Cell(label(deal.stage), _STAGE, "strong" if is_open else "muted"),
        Cell(f"{sign}{named}", room, "warning" if sign else ""),
        Cell(amount_word(deal), _AMOUNT, "", "right"),
        Cell(when, _WHEN, "muted", "right"),
        gap=1,
    )


def _count(file: OpenFile) -> str:
    still = sum(row.deal.stage.is_open for row in file.dossier.deals)
    return str(still) if still else ""


async def _open(host: Host, _client_id: ClientId, record: ClientDeal) -> None:
    # Rarely opened from here: its modules are loaded when they are needed.
    from rmdesk.ui.deals.opening import open_deal

    await open_deal(host, record.row)


DEALS = Part(
    title=N_("Deals"),
    compose=_items,
    detail=_count,
    is_shown=lambda file: bool(file.dossier.deals),
    open=_open,
)
