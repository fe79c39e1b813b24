"""Deposit insurance: who has more at one bank than the fund covers, or nearly."""

from datetime import date

from rmdesk.desk.client_lists.deposits import Exposure, exposures
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.views.tables.kinds.table import BookTable
from rmdesk.ui.widgets.table_lines import Column


def _bank(row: Exposure) -> str:
    return _("ours") if row.cover.is_ours else row.cover.institution or _("others")


def _total(row: Exposure) -> str:
    return formats.money_wan(row.cover.total) + ("" if row.cover.is_interest_known else "+")


def _over(row: Exposure, _today: date) -> str:
    over = row.cover.uncovered
    return f"{formats.alarm_sign()} {formats.money_wan(over)}" if over else ""


def _room(row: Exposure, _today: date) -> str:
    return formats.money_wan(row.cover.room) if row.cover.room else ""


def _detail(row: Exposure, _today: date) -> str:
    cover = row.cover
    parts = [
        formats.clean(row.name),
        _bank(row),
        _("principal {amount} yuan").format(amount=formats.money_full(cover.principal)),
        _("interest so far {amount} yuan").format(amount=formats.money_full(cover.interest)),
    ]
    if not cover.is_interest_known:
        parts.append(_("+: rate or start of some deposits is not known"))
    return "   ".join(parts)


DEPOSITS: BookTable[Exposure] = BookTable(
    digit=5,
    title=N_("Deposit cover"),
    explains=N_(
        "Deposits near or over 500,000 yuan per person and bank, principal and interest: what"
        " deposit insurance pays back. Wealth products and funds are not deposits. + means at"
        " least: the interest of some deposits is not known."
    ),
    empty=N_("Nobody in this book has deposits near the limit of deposit insurance."),
    read=exposures,
    columns=(
        Column(title=N_("Name"), text=lambda row, today: row.name, width=12, grows=True, most=24),
        Column(title=N_("Bank"), text=lambda row, today: _bank(row), width=14),
        Column(
            title=N_("Deposits 万"),
            text=lambda row, today: _total(row),
            key=lambda row: row.cover.total.fen,
            width=13,
            align="right",
        ),
        Column(
            title=N_("Beyond cover 万"),
            text=_over,
            key=lambda row: row.cover.uncovered.fen,
            style=lambda row, today: "warning" if row.cover.uncovered else "",
            width=15,
            align="right",
        ),
        Column(
            title=N_("Room left 万"),
            text=_room,
            key=lambda row: row.cover.room.fen,
            width=12,
            align="right",
        ),
    ),
    clients=lambda row: (row.client_id,),
    detail=_detail,
)
