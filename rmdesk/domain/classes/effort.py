"""The effort grid: service demand x potential ([T] in domain.md, "Classifying").

Demand is how often a client is in contact and for how many minutes each time; the lines are ours:
over the last 90 days, 6 contacts or 60 minutes.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rmdesk.domain.reasons import Reason
from rmdesk.domain.segments import Potential
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

WINDOW_DAYS: Final = 90
"""So many days back demand is counted."""

NO_LINE: Final = N_("High demand must begin at 1 or more; at {line} everybody would be above it.")


class EffortBox(StrEnum):
    """What to do with a client's demand."""

    CULTIVATE = "cultivate"
    QUICK_WINS = "quick_wins"
    LOW_PRIORITY = "low_priority"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortLines:
    """From where on demand is high, within `WINDOW_DAYS`."""

    high_contacts: int = 6
    high_minutes: int = 60


@dataclass(frozen=True, slots=True)
class Demand:
    """What a client took of one's time within `WINDOW_DAYS`.

    `minutes` is None where no contact has a length: then the number of contacts decides alone.
    """

    contacts: int
    minutes: int | None = None

    def is_high(self, lines: EffortLines) -> bool:
        by_minutes = self.minutes is not None and self.minutes >= lines.high_minutes
        return self.contacts >= lines.high_contacts or by_minutes


_BOXES: Final = {
    (True, True): EffortBox.CULTIVATE,
    (False, True): EffortBox.QUICK_WINS,
    (False, False): EffortBox.LOW_PRIORITY,
    (True, False): EffortBox.LET_GO,
}
ADVICE: Final = {
    EffortBox.CULTIVATE: N_("Cultivate: worth the time it takes."),
    EffortBox.QUICK_WINS: N_("Quick wins: first in line."),
    EffortBox.LOW_PRIORITY: N_("Low priority: kept up by the calendar."),
    EffortBox.LET_GO: N_("Let go: serve well, do not chase."),
}
"""What each box means for the day, as message ids."""


def effort_box(demand: Demand, potential: Potential, lines: EffortLines) -> EffortBox:
    """The client's box in the effort grid; unknown potential counts as low."""
    return _BOXES[demand.is_high(lines), potential.is_high]


def effort_reasons(demand: Demand, lines: EffortLines) -> list[Reason]:
    """Why the demand counts as high or low."""
    contacts = Reason(
        N_("contacts in {window} days: {contacts} (high from {line})"),
        {"contacts": demand.contacts, "window": WINDOW_DAYS, "line": lines.high_contacts},
    )
    if demand.minutes is None:
        return [contacts, Reason(N_("how many minutes they took is not known"))]
    minutes = Reason(
        N_("minutes in {window} days: {minutes} (high from {line})"),
        {"minutes": demand.minutes, "window": WINDOW_DAYS, "line": lines.high_minutes},
    )
    return [contacts, minutes]


def wrong_with_effort(lines: EffortLines) -> Wrong | None:
    """Why these lines are no rule; None when they are."""
    for field in ("high_contacts", "high_minutes"):
        line = getattr(lines, field)
        if line < 1:
            return Wrong(field, NO_LINE, {"line": line})
    return None
