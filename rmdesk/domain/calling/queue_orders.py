"""The orders of a queue ([P] in domain.md, "Calling"; the rest ours), and why one stands there.

In every order what was promised for a minute goes first.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from rmdesk.domain.calling.candidate import Candidate, moment_of
from rmdesk.domain.file.hours import are_in
from rmdesk.domain.money import NOTHING
from rmdesk.domain.reasons import Reason
from rmdesk.language import N_

MATURES_WITHIN: Final = timedelta(days=30)
"""What matures later is no reason to be called before others."""


class QueueOrder(StrEnum):
    """What comes first in a queue; `PROMISED_FIRST` asks all of them one after another."""

    PROMISED_FIRST = "promised_first"
    MATURITY = "maturity"
    OVERDUE = "overdue"
    VALUE = "value"
    FAMILIARITY = "familiarity"
    BEST_HOUR = "best_hour"
    AS_LISTED = "as_listed"


_PROMISED, _IN_ORDER, _WAITING = range(3)

PROMISED: Final = N_("call-back promised for {when}")
WAITS: Final = N_("waits: a call was promised for {when}")
MATURES: Final = N_("{amount} matures on {day}")
MATURES_UNTOLD: Final = N_("something matures on {day}")
NOTHING_MATURES: Final = N_("nothing matures soon")
OVERDUE: Final = N_("should have been contacted by {day}")
NOT_OVERDUE: Final = N_("next contact on {day}")
VALUE: Final = N_("{amount} with us")
NO_VALUE: Final = N_("amount with us not known")
FAMILIARITY: Final = N_("familiarity: {points} points")
GOOD_HOUR: Final = N_("likes to be called at this hour")
BAD_HOUR: Final = N_("no calls at this hour")
LUCKY: Final = N_("answered at this time of day before")
UNLUCKY: Final = N_("did not answer at this time of day")
NO_HOUR: Final = N_("no better hour known")
LISTED: Final = N_("as in the list")

_Key = tuple[Any, ...]


def placed(one: Candidate, order: QueueOrder, now: datetime) -> tuple[_Key, Reason]:
    """What to sort by, and the same in words."""
    if one.promised is not None:
        moment = moment_of(one.promised)
        shown = f"{moment:%m-%d}" if one.promised.on != now.date() else ""
        hour = f"{one.promised.at:%H:%M}" if one.promised.at else f"{moment:%m-%d}"
        when = {"when": " ".join(dict.fromkeys(filter(None, (shown, hour))))}
        if moment <= now:
            return (_PROMISED, moment), Reason(PROMISED, when)
        return (_WAITING, moment), Reason(WAITS, when)
    key, reason = _ORDERS[order](one, now)
    return (_IN_ORDER, *key), reason


def _by_all(one: Candidate, now: datetime) -> tuple[_Key, Reason]:
    """One order after the other; whom one must not call at this hour comes last."""
    if one.bad_hours and are_in(one.bad_hours, now):
        return (3,), Reason(BAD_HOUR)
    if _matures(one, now):
        key, reason = _by_maturity(one, now)
        return (0, key), reason
    if one.due is not None and one.due < now.date():
        key, reason = _by_overdue(one, now)
        return (1, key), reason
    value, reason = _by_value(one)
    return (2, (*value, -one.familiarity, *_by_hour(one, now)[0])), reason


def _matures(one: Candidate, now: datetime) -> bool:
    return one.matures_on is not None and one.matures_on <= now.date() + MATURES_WITHIN


def _by_maturity(one: Candidate, now: datetime) -> tuple[_Key, Reason]:
    if one.matures_on is None or not _matures(one, now):
        return (date.max, 0), Reason(NOTHING_MATURES)
    facts = {"day": one.matures_on}
    if one.maturing is None:
        return (one.matures_on, 0), Reason(MATURES_UNTOLD, facts)
    said = Reason(MATURES, {"amount": one.maturing, **facts})
    return (one.matures_on, -one.maturing.fen), said


def _by_overdue(one: Candidate, now: datetime) -> tuple[_Key, Reason]:
    if one.due is None:
        return (date.max, 0), Reason(LISTED)
    message = OVERDUE if one.due < now.date() else NOT_OVERDUE
    return (one.due, -(one.aum or NOTHING).fen), Reason(message, {"day": one.due})


def _by_value(one: Candidate) -> tuple[_Key, Reason]:
    if one.aum is None:
        return (1, 0), Reason(NO_VALUE)
    return (0, -one.aum.fen), Reason(VALUE, {"amount": one.aum})


def _by_familiarity(one: Candidate) -> tuple[_Key, Reason]:
    return (-one.familiarity,), Reason(FAMILIARITY, {"points": one.familiarity})


def _by_hour(one: Candidate, now: datetime) -> tuple[_Key, Reason]:
    if are_in(one.bad_hours, now):
        return (4,), Reason(BAD_HOUR)
    if are_in(one.good_hours, now):
        return (0,), Reason(GOOD_HOUR)
    luck = one.attempts.luck_at(now)
    return (2 - luck,), Reason({1: LUCKY, 0: NO_HOUR, -1: UNLUCKY}[luck])


_ORDERS: Final[Mapping[QueueOrder, Callable[[Candidate, datetime], tuple[_Key, Reason]]]] = {
    QueueOrder.PROMISED_FIRST: _by_all,
    QueueOrder.MATURITY: _by_maturity,
    QueueOrder.OVERDUE: _by_overdue,
    QueueOrder.VALUE: lambda one, _now: _by_value(one),
    QueueOrder.FAMILIARITY: lambda one, _now: _by_familiarity(one),
    QueueOrder.BEST_HOUR: _by_hour,
    QueueOrder.AS_LISTED: lambda _one, _now: ((), Reason(LISTED)),
}


def reason_for(one: Candidate, order: QueueOrder, now: datetime) -> Reason:
    """Why the client stands where they stand in a queue of this order."""
    return placed(one, order, now)[1]
