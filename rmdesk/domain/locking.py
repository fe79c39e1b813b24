"""After how long an unattended desk locks: put off by a setting, never switched off."""

from dataclasses import dataclass, fields
from typing import Final

from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

LONGEST_IDLE: Final = 15
"""Minutes; ours, for a desk that shows bank clients."""
IDLE_MINUTES: Final = 5
PRESENTING_MINUTES: Final = 10

NO_MINUTES: Final = N_("A desk locks after 1 to {most} minutes; {minutes} is not possible.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Locking:
    """Minutes without a key: at the desk, and while a client is shown something."""

    idle_minutes: int = IDLE_MINUTES
    presenting_minutes: int = PRESENTING_MINUTES


def wrong_with_locking(locking: Locking) -> Wrong | None:
    """Why an unattended desk may not stay open as long as that."""
    for one in fields(locking):
        minutes = getattr(locking, one.name)
        if not 1 <= minutes <= LONGEST_IDLE:
            return Wrong(one.name, NO_MINUTES, {"most": LONGEST_IDLE, "minutes": minutes})
    return None
