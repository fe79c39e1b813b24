"""What calling came to, in a report."""

from rmdesk.desk.calling.figures import CallFigures
from rmdesk.desk.reports.laid.shares import rate_share, share_of
from rmdesk.desk.reports.told import Figures, Leads, Told
from rmdesk.exchange.writers.outline import Column, Kind, Value
from rmdesk.language import _


def calls(found: CallFigures) -> Figures:
    """What calling came to in the span."""
    total = found.total
    rows: list[tuple[Value, ...]] = [
        (_("Telephone contacts"), found.telephone, share_of(found.telephone, found.aimed_calls)),
        (_("Dials"), total.dials, None),
        (_("Reached"), total.reached, rate_share(total.reach)),
        (_("Appointments agreed"), total.meetings, rate_share(total.winning)),
    ]
    if found.knows_minutes:
        minutes = total.seconds // 60
        rows.append((_("Minutes of calls"), minutes, share_of(minutes, found.aimed_minutes)))
    return Figures(
        name=_("Calls"),
        columns=(
            Column(heading=_("What"), width=24),
            Column(heading=_("Number of them"), kind=Kind.COUNT, width=8),
            Column(heading=_("Share"), kind=Kind.SHARE, width=10),
        ),
        rows=tuple(Told(row, leads=Leads.FIGURES) for row in rows),
        remark=_(
            "Shares: of {calls} telephone contacts and {minutes} minutes to aim at in {days}"
            " working days; reached of dials; appointments of those reached."
        ).format(
            calls=f"{found.aimed_calls:,}",
            minutes=f"{found.aimed_minutes:,}",
            days=found.working_days,
        ),
    )
