"""Upkeep by class in a report: how far it has come, and what came of it."""

from collections.abc import Sequence

from rmdesk.desk.reports.laid.shares import rate_share
from rmdesk.desk.reports.told import Figures, Leads, ReportWords, Told
from rmdesk.desk.reports.upkeep import Upkeep
from rmdesk.domain.rhythm.activity import Done
from rmdesk.domain.shares import share_bp
from rmdesk.exchange.writers.outline import Column, Kind
from rmdesk.language import _


def upkeep_progress(lines: Sequence[Upkeep], words: ReportWords) -> Figures:
    """How far upkeep has come, class by class."""
    rows = [
        Told(
            (
                words.word(one.client_class),
                one.coverage.clients,
                one.contacts.clients,
                one.contacts.contacts,
                one.contacts.telephone,
                one.contacts.in_person,
                one.coverage.within,
                rate_share(one.coverage.rate),
            ),
            leads=Leads.ACTIVITY,
        )
        for one in lines
    ]
    sums = [
        sum(value for value in column if isinstance(value, int))
        for column in list(zip(*(row.values for row in rows), strict=True))[1:7]
    ]
    whole = (_("All together"), *sums, share_bp(sums[5], sums[0]) if sums[0] else None)
    return Figures(
        name=_("Upkeep by class: progress"),
        columns=(
            Column(heading=_("Class")),
            *(
                Column(heading=heading, kind=Kind.COUNT, width=8)
                for heading in (
                    *(_("Clients in all"), _("Contacted"), _("Times contacted"), _("By telephone")),
                    *(_("In person"), _("Within cadence today")),
                )
            ),
            Column(heading=_("Share"), kind=Kind.SHARE, width=8),
        ),
        rows=(*rows, Told(whole, is_total=True)),
        remark=_("Classes and cadence are those of today."),
    )


def upkeep_effect(lines: Sequence[Upkeep], left: Done, words: ReportWords) -> Figures:
    """What came of it, class by class; below them what those bought who `left` since."""
    rows = [
        Told(
            (
                words.word(one.client_class),
                len(one.done.clients),
                one.done.deals,
                one.done.pieces,
                one.done.amount.fen,
                one.moved.by.fen if one.moved else None,
                one.moved.clients if one.moved else 0,
            ),
            clients=tuple(sorted(one.done.clients)),
        )
        for one in lines
    ]
    if left.deals:
        bought = (len(left.clients), left.deals, left.pieces, left.amount.fen)
        told = (_("left the bank's list"), *bought, None, 0)
        rows.append(Told(told, clients=tuple(sorted(left.clients))))
    columns = list(zip(*(row.values for row in rows), strict=True))[1:]
    sums = [sum(value for value in column if isinstance(value, int)) for column in columns]
    return Figures(
        name=_("Upkeep by class: effect"),
        columns=(
            Column(heading=_("Class")),
            Column(heading=_("Clients with a deal"), kind=Kind.COUNT, width=8),
            Column(heading=_("Number of deals"), kind=Kind.COUNT, width=6),
            Column(heading=_("Pieces"), kind=Kind.COUNT, width=6),
            Column(heading=_("Amount (万)"), kind=Kind.WAN, width=10),
            Column(heading=_("Balances moved (万)"), kind=Kind.WAN_CHANGE, width=10),
            Column(heading=_("known of"), kind=Kind.COUNT, width=8),
        ),
        rows=(*rows, Told((_("All together"), *sums), is_total=True)),
        remark=_("Balances as the bank's lists told them, of clients who are in two of them."),
    )
