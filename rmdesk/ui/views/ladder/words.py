"""The words and columns of the maturity ladder. Pure functions."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from rmdesk.domain.ladder import Column as Bank
from rmdesk.domain.ladder import Ladder, LadderLine, Rung, Source, Span
from rmdesk.domain.money import Money
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.widgets import column_pieces
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.table_lines import Column
from rmdesk.ui.words.labels import own_word

_MONTH, _BANK, _TOTAL, _BAR = 12, 11, 12, 20
_BAR_FROM = 100
_LEAST_BAR, _MOST_BAR = 8, 60
"""A small screen has the bars only where the banks leave them room."""


def banks_shown(width: int) -> int:
    """How many banks have room between the month and the total."""
    spare = width - 2 - (_MONTH + 1) - (_TOTAL + 1)
    if width >= _BAR_FROM:
        spare -= _BAR + 1
    return max(3, spare // (_BANK + 1))


def rung_title(rung: Rung) -> str:
    """``2026-12``, or what else the row holds."""
    match rung.span:
        case Span.PASSED:
            return _("past, open")
        case Span.UNDATED:
            return _("no date")
        case Span.LATER if rung.first:
            return _("from {month}").format(month=rung.first.isoformat()[:7])
        case _:
            return rung.first.isoformat()[:7] if rung.first else ""


def rung_key(rung: Rung) -> str:
    """What a row is known by again after a lock or on another day."""
    return f"{rung.span.value} {rung.first.isoformat()[:7] if rung.first else ''}".strip()


def bank_title(bank: Bank | None) -> str:
    """The bank's name; of several how many there are."""
    if bank is None:
        return _("all banks")
    match bank.source:
        case Source.OURS:
            return _("our bank")
        case Source.INFLOW:
            return _("expected")
        case Source.ELSEWHERE:
            if len(bank.institutions) > 1:
                return _("others: {count}").format(count=len(bank.institutions))
            return bank.institutions[0] or _("bank unknown")


def ladder_columns(ladder: Ladder) -> list[Column[Rung]]:
    """Month, banks, total, and a bar as long as the month is rich."""
    months = {
        rung: ladder.of_rung(rung).amount.fen for rung in ladder.rungs if rung.span is Span.MONTH
    }
    highest = max(months.values(), default=0)
    return [
        Column(title=N_("Month"), text=_rung_text, width=_MONTH, style=_rung_style),
        *(
            Column(
                title=bank_title(bank),
                text=partial(_cell, ladder, bank),
                width=_BANK,
                style=_cell_style,
                align="right",
            )
            for bank in ladder.columns
        ),
        Column(
            title=N_("Total 万"),
            text=lambda rung, today: _amount(ladder.of_rung(rung).amount.fen),
            width=_TOTAL,
            style=lambda rung, today: "strong",
            align="right",
        ),
        Column(
            title=" ",
            text=lambda rung, today: "",
            width=_LEAST_BAR,
            grows=True,
            most=_MOST_BAR,
            # What has passed and what comes later is more than a month: it is no bar among them.
            drawn=lambda rung, width: column_pieces.lying(
                months.get(rung, 0), highest, width, "chart-3"
            ),
        ),
    ]


def _rung_text(rung: Rung, _today: date) -> str:
    sign = f"{formats.alarm_sign()} " if rung.span is Span.PASSED else ""
    return sign + rung_title(rung)


def _rung_style(rung: Rung, _today: date) -> str:
    return "warning" if rung.span is Span.PASSED else "strong"


def _cell(ladder: Ladder, bank: Bank, rung: Rung, _today: date) -> str:
    return _amount(ladder.cell(rung, bank).amount.fen)


def _cell_style(rung: Rung, _today: date) -> str:
    return "warning" if rung.span is Span.PASSED else ""


def _amount(fen: int) -> str:
    """In 万; nothing where nothing comes free."""
    return formats.money_wan(Money(fen)) if fen else ""


def foot(ladder: Ladder, widths: Sequence[int], width: int) -> Line:
    """Everything on the ladder, below its columns of these `widths`."""
    cells = [
        Cell(_("In all"), 0, "muted"),
        *(
            Cell(_amount(ladder.of_column(bank).amount.fen), 0, "muted", "right")
            for bank in ladder.columns
        ),
        Cell(_amount(ladder.total.amount.fen), 0, "heading", "right"),
    ]
    # The last column is the bar, where there is one: it has no sum.
    placed = [cell._replace(width=own) for cell, own in zip(cells, widths, strict=False)]
    cells = [Cell("", 1), *placed]
    taken = sum(cell.width for cell in cells) + len(cells) - 1
    return line(*cells, Cell("", width - taken - 1), gap=1)


def caption(ladder: Ladder, rung: Rung, bank: Bank | None, clients: int | None) -> str:
    """``2026-12  甲银行: 12 lines of 10 clients, 1,234,500.00 yuan``"""
    cell = ladder.of_rung(rung) if bank is None else ladder.cell(rung, bank)
    place = f"{rung_title(rung)}  {bank_title(bank)}"
    if not cell.lines:
        return _("{place}: nothing").format(place=place)
    return _("{place}: lines {lines}, clients {clients}, {amount} yuan").format(
        place=place,
        lines=f"{cell.lines:,}",
        clients=f"{clients:,}" if clients is not None else formats.unknown(),
        amount=formats.money_full(cell.amount),
    )


def line_columns() -> Sequence[Column[LadderLine]]:
    """The lines behind a cell."""
    return (
        Column(title=N_("Name"), text=lambda row, today: row.name, width=10, grows=True, most=16),
        Column(title=N_("Bank"), text=_line_bank, width=12),
        Column(title=N_("Item"), text=_what, width=20, grows=True, most=36),
        Column(
            title=N_("Amount 万"),
            text=lambda row, today: formats.money_wan(row.amount),
            width=12,
            align="right",
            style=lambda row, today: "strong",
        ),
        Column(title=N_("Day"), text=_day, width=18, style=_day_style),
    )


def line_in_full(row: LadderLine, today: date) -> str:
    """A line behind a cell, for the status line."""
    parts = (row.name, _line_bank(row, today), _what(row, today))
    amount = _("{amount} yuan").format(amount=formats.money_full(row.amount))
    return "   ".join(filter(None, (*map(formats.clean, parts), amount, _day(row, today))))


def _line_bank(row: LadderLine, _today: date) -> str:
    match row.source:
        case Source.OURS:
            return _("our bank")
        case Source.INFLOW:
            return ""
        case Source.ELSEWHERE:
            return row.institution or _("bank unknown")


def _what(row: LadderLine, _today: date) -> str:
    if row.holding_class is None:
        return _("expected inflow")
    return row.item or own_word(row.called, row.holding_class)


def _day(row: LadderLine, today: date) -> str:
    if row.on is None:
        return _("no date")
    if row.source is Source.INFLOW:
        return row.on.isoformat()[:7]
    return f"{row.on.isoformat()} {formats.ahead(row.on, today)}"


def _day_style(row: LadderLine, today: date) -> str:
    is_past = row.on is not None and row.on < today and row.source is not Source.INFLOW
    return "warning" if is_past else "muted"


def explanation() -> str:
    """What help says of this view."""
    return _(
        "What comes free month by month, at our bank and at others, and what clients expect"
        " besides; debts are left out. Arrows choose month and bank; on the month itself a key is"
        " about all banks. Enter calls the clients of the cell, whoever has most first; Space goes"
        " down the lines, where Enter opens the client. What has passed stays until it is settled"
        " in the client's ledger."
    )


def nothing() -> str:
    """What stands where nothing matures."""
    return _(
        "Nothing in this book has a maturity to come, and no inflow is expected.\n\n"
        "i imports assets with their maturities; on a client's page a adds a line of the ledger."
    )
