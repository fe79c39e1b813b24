"""The daily floor: so many logged telephone contacts and minutes of outbound calls a day [P]."""

from typing import Final

from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

CALLS: Final = 20
MINUTES: Final = 120
MOST_CALLS: Final = 500
MOST_MINUTES: Final = 720

NO_CALLS: Final = N_("A day has 1 to {most} telephone contacts to aim at; {count} is not possible.")
NO_MINUTES: Final = N_("A day has 1 to {most} minutes of calls to aim at; {count} is not possible.")


def wrong_with_floor(calls: int, minutes: int) -> Wrong | None:
    """Why these aims are not taken; None when they are."""
    if not 1 <= calls <= MOST_CALLS:
        return Wrong("daily_calls", NO_CALLS, {"most": MOST_CALLS, "count": calls})
    if not 1 <= minutes <= MOST_MINUTES:
        return Wrong("daily_minutes", NO_MINUTES, {"most": MOST_MINUTES, "count": minutes})
    return None
