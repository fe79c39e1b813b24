"""What clients want and the bank cannot serve, ranked: what an RM takes to the branch."""

from datetime import date

from rmdesk.desk.heard.wishes import demands
from rmdesk.domain.wishes import Demand
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.host import Host
from rmdesk.ui.views.tables.kinds.table import BookTable
from rmdesk.ui.widgets.table_lines import Column


def _detail(row: Demand, today: date) -> str:
    parts = [
        formats.clean(row.what),
        _("clients: {count}").format(count=len(row.client_ids)),
        _("first heard {day}").format(day=row.first_on.isoformat()),
    ]
    if row.assets is not None:
        amount = formats.money_full(row.assets)
        parts.append(_("they have {amount} yuan with us").format(amount=amount))
    return "   ".join(parts)


async def _open(host: Host, row: Demand) -> None:
    from rmdesk.ui.filing.wishes import open_demand

    await open_demand(host, row)


WISHES: BookTable[Demand] = BookTable(
    digit=2,
    title=N_("Unmet wishes"),
    explains=N_(
        "What clients asked for and we do not have, by how many want it; a wish in other words is"
        " another line. Enter calls those who want it, or settles it for all once we have it."
    ),
    empty=N_("Nobody has asked for what we do not have. On a client's page, a writes a wish down."),
    read=demands,
    columns=(
        Column(title=N_("The wish"), text=lambda row, today: row.what, width=20, grows=True),
        Column(
            title=N_("How many"),
            text=lambda row, today: str(len(row.client_ids)),
            key=lambda row: len(row.client_ids),
            width=8,
            align="right",
        ),
        Column(
            title=N_("Ours 万"),
            text=lambda row, today: formats.money_wan(row.assets),
            key=lambda row: row.assets.fen if row.assets is not None else None,
            width=11,
            align="right",
        ),
        Column(
            title=N_("Heard last"),
            text=lambda row, today: row.last_on.isoformat(),
            width=11,
        ),
        Column(
            title=N_("First heard"),
            text=lambda row, today: row.first_on.isoformat(),
            width=11,
            least=100,
        ),
    ),
    clients=lambda row: row.client_ids,
    detail=_detail,
    open=_open,
)
