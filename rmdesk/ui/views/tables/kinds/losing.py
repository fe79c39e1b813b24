"""Clients with losing holdings: those one would rather not call ([R] in domain.md)."""

from datetime import date

from rmdesk.desk.heard.losing import losing_clients
from rmdesk.domain.holdings import Holding
from rmdesk.domain.losing import Losing, loss
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.views.tables.kinds.table import BookTable
from rmdesk.ui.widgets.table_lines import Column
from rmdesk.ui.words.labels import own_word

_LONG_DAYS = 30
"""Contact at least monthly for everyone [S]: whoever lost money waits no longer than others."""


def _what(holding: Holding) -> str:
    return holding.item or own_word(holding.called, holding.holding_class)


def _days(row: Losing, today: date) -> str:
    days = row.days_since(today)
    sign = formats.alarm_sign() if _style(row, today) else ""
    return f"{sign} {formats.unknown() if days is None else days}"


def _style(row: Losing, today: date) -> str:
    days = row.days_since(today)
    return "warning" if days is None or days > _LONG_DAYS else ""


def _detail(row: Losing, today: date) -> str:
    parts = [formats.clean(row.name)]
    for holding in row.holdings:
        lost = formats.money_full(loss(holding))
        parts.append(_("{what}: {amount} yuan lost").format(what=_what(holding), amount=lost))
    parts.append(_("last contact {when}").format(when=formats.ago(row.last_contact, today)))
    return "   ".join(parts)


LOSING: BookTable[Losing] = BookTable(
    digit=3,
    title=N_("Losing"),
    explains=N_(
        "Clients who hold something that is worth less than it cost, whoever waits longest for a"
        " word first: they are the ones one would rather not call. F6 calls down the rows."
    ),
    empty=N_("Nothing that clients hold is known to be worth less than it cost."),
    read=losing_clients,
    columns=(
        Column(title=N_("Name"), text=lambda row, today: row.name, width=10, grows=True, most=20),
        Column(
            title=N_("Days quiet"),
            text=_days,
            style=_style,
            key=lambda row: row.last_contact or date.min,
            width=10,
            align="right",
        ),
        Column(
            title=N_("Loss 万"),
            text=lambda row, today: formats.money_wan(row.loss),
            key=lambda row: row.loss.fen,
            width=10,
            align="right",
        ),
        Column(
            title=N_("Loss %"),
            text=lambda row, today: f"{row.percent}",
            key=lambda row: row.percent,
            width=7,
            align="right",
        ),
        Column(
            title=N_("Worst"),
            text=lambda row, today: _what(row.holdings[0]),
            width=18,
            grows=True,
            most=36,
        ),
        Column(
            title=N_("Holdings"),
            text=lambda row, today: str(len(row.holdings)),
            key=lambda row: len(row.holdings),
            width=8,
            align="right",
            least=100,
        ),
    ),
    clients=lambda row: (row.client_id,),
    detail=_detail,
)
