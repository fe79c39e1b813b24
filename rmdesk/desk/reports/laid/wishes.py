"""What clients want and the bank lacks, ranked, in a report."""

from collections.abc import Sequence
from typing import Final

from rmdesk.desk.exporting.release import Outgoing
from rmdesk.desk.reports.told import Figures, Told
from rmdesk.domain.wishes import Demand
from rmdesk.exchange.writers.outline import Column, Kind
from rmdesk.language import _

MOST_WISHES: Final = 20


def wishes(demands: Sequence[Demand], outgoing: Outgoing) -> Figures:
    """What clients want and the bank lacks, what most want first."""
    shown = demands[:MOST_WISHES]
    return Figures(
        name=_("What clients asked for and we lack"),
        columns=(
            Column(heading=_("Rank among wishes"), kind=Kind.COUNT, width=4),
            Column(heading=_("Wish")),
            Column(heading=_("Clients in all"), kind=Kind.COUNT, width=7),
            Column(heading=_("Their assets with us (万)"), kind=Kind.WAN, width=10),
            Column(heading=_("First said"), kind=Kind.DAY, width=10),
            Column(heading=_("Last said"), kind=Kind.DAY, width=10),
        ),
        rows=tuple(
            Told(
                (
                    place,
                    outgoing.value("what", one.what),
                    len(one.client_ids),
                    one.assets.fen if one.assets is not None else None,
                    one.first_on,
                    one.last_on,
                ),
                clients=tuple(one.client_ids),
            )
            for place, one in enumerate(shown, 1)
        ),
        remark=_remark_on_wishes(len(demands)),
    )


def _remark_on_wishes(count: int) -> str:
    if not count:
        return _("No open wish is written down.")
    left = count - MOST_WISHES
    return _("Further wishes: {count}.").format(count=f"{left:,}") if left > 0 else ""
