"""What is known of a client before a queue is made."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from rmdesk.domain.calling.attempts import Attempts
from rmdesk.domain.file.hours import Hours
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.spoken.dates import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What a queue goes by. `promised` is the earliest open call-back up to today.

    `has_open_number` is false where every number on file is closed. `due` is the day of the next
    contact, `matures_on` the next maturity at any bank with its amount. Unknown is None.
    """

    client_id: ClientId
    is_gone: bool = False
    do_not_call: bool = False
    refuses_calls: bool = False
    has_open_number: bool = True
    promised: When | None = None
    matures_on: date | None = None
    maturing: Money | None = None
    due: date | None = None
    aum: Money | None = None
    familiarity: int = 0
    good_hours: Sequence[Hours] = ()
    bad_hours: Sequence[Hours] = ()
    attempts: Attempts = field(default_factory=Attempts)

    def promised_by(self, now: datetime) -> bool:
        """Whether the minute of a promised call-back has come."""
        return self.promised is not None and moment_of(self.promised) <= now

    def waits(self, now: datetime) -> bool:
        """Whether a call was promised for later today: earlier would break the promise."""
        return self.promised is not None and moment_of(self.promised) > now


def moment_of(promised: When) -> datetime:
    """When a promise is due; one without an hour is due all day."""
    return datetime.combine(promised.on, promised.at or time())
