"""How long before its day an occasion becomes a duty: settings, in days ("ours" of domain.md)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

LONGEST: Final = 90
OUT_OF_RANGE: Final = N_("A reminder comes 0 to {longest} days before; {days} is not possible.")
NO_LEAD: Final = N_("This is told when it has happened; nothing can come before.")

_DEFAULTS: Final[Mapping[OccasionKind, int]] = {
    OccasionKind.DEPOSIT_MATURES: 7,
    OccasionKind.PRODUCT_MATURES: 7,
    OccasionKind.LOAN_MATURES: 30,
    OccasionKind.POLICY_ENDS: 30,
    OccasionKind.PREMIUM_DUE: 14,
    OccasionKind.CARD_REPAYMENT: 3,
    OccasionKind.INSTALMENT: 3,
    OccasionKind.INFLOW: 14,
    OccasionKind.WINDOW_CLOSES: 2,
    OccasionKind.BIRTHDAY: 1,
    OccasionKind.FAMILY_BIRTHDAY: 1,
    OccasionKind.ANNIVERSARY: 1,
    OccasionKind.FESTIVAL: 3,
    OccasionKind.INVITATION: 14,
    OccasionKind.REVIEW_DUE: 0,
    OccasionKind.CHECK_DUE: 7,
    OccasionKind.RISK_EXPIRES: 30,
}


@dataclass(frozen=True, slots=True)
class LeadTimes:
    """The lead of each kind; one that is not named has none."""

    days: Mapping[OccasionKind, int] = field(default_factory=lambda: dict(_DEFAULTS))

    def of(self, kind: OccasionKind) -> int:
        return 0 if kind.has_happened else self.days.get(kind, 0)

    @property
    def longest(self) -> int:
        """So far ahead occasions must be looked for."""
        return max((self.of(kind) for kind in OccasionKind), default=0)


def due_on(occasion: Occasion, leads: LeadTimes, days: WorkingDays) -> date:
    """The working day from which the occasion is a duty; raises NoWorkingDay.

    What has happened waits for the next working day; everything else is done on the last one that
    still leaves its lead time.
    """
    if occasion.kind.has_happened:
        return days.working_day_on_or_after(occasion.on)
    return days.working_day_on_or_before(occasion.on - timedelta(days=leads.of(occasion.kind)))


def wrong_with_leads(leads: LeadTimes) -> Wrong | None:
    """Why these lead times are not taken; None when they are."""
    for kind, days in leads.days.items():
        if not 0 <= days <= LONGEST:
            return Wrong(kind.value, OUT_OF_RANGE, {"longest": LONGEST, "days": days})
        if days and kind.has_happened:
            return Wrong(kind.value, NO_LEAD)
    return None
