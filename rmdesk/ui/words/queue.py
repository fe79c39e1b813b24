"""The queue of a call session in words: its orders, and why somebody is not in it."""

from collections.abc import Mapping
from typing import Final

from rmdesk.domain.calling.queue import LeftOut
from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.language import N_, _

_ORDERS: Final[Mapping[QueueOrder, str]] = {
    QueueOrder.AS_LISTED: N_("As in the list"),
    QueueOrder.PROMISED_FIRST: N_("By urgency"),
    QueueOrder.MATURITY: N_("What matures next"),
    QueueOrder.OVERDUE: N_("The longest overdue"),
    QueueOrder.VALUE: N_("The most with us"),
    QueueOrder.FAMILIARITY: N_("The best known"),
    QueueOrder.BEST_HOUR: N_("The best hour now"),
}
_ABOUT: Final[Mapping[QueueOrder, str]] = {
    QueueOrder.AS_LISTED: N_("in the order of the list it was begun from"),
    QueueOrder.PROMISED_FIRST: N_("maturities, then overdue, then the most with us"),
    QueueOrder.MATURITY: N_("the earliest maturity first, of one day the largest"),
    QueueOrder.OVERDUE: N_("the earliest day of the next contact first"),
    QueueOrder.VALUE: N_("the largest amount with us first"),
    QueueOrder.FAMILIARITY: N_("the highest score of familiarity first"),
    QueueOrder.BEST_HOUR: N_("good hours and who answered at this time of day first"),
}
_LEFT_OUT: Final[Mapping[LeftOut, str]] = {
    LeftOut.GONE: N_("no longer a client: {count}"),
    LeftOut.DO_NOT_CALL: N_("do not call: {count}"),
    LeftOut.REFUSES_CALLS: N_("refused calls: {count}"),
    LeftOut.NO_OPEN_NUMBER: N_("every number closed: {count}"),
    LeftOut.TRIED_ENOUGH: N_("never answered, try another way: {count}"),
    LeftOut.COOLING: N_("no answer a short while ago: {count}"),
    LeftOut.OVER_CAP: N_("more than the session takes: {count}"),
}
_ABSENT: Final[Mapping[LeftOut, str]] = {
    LeftOut.GONE: N_("left out: no longer a client"),
    LeftOut.DO_NOT_CALL: N_("left out: do not call"),
    LeftOut.REFUSES_CALLS: N_("left out: refused calls"),
    LeftOut.NO_OPEN_NUMBER: N_("left out: every number closed"),
    LeftOut.TRIED_ENOUGH: N_("left out: never answered, try another way"),
    LeftOut.COOLING: N_("left out: no answer a short while ago"),
    LeftOut.OVER_CAP: N_("left out: more than the session takes"),
}


def order_title(order: QueueOrder) -> str:
    """What the order is called."""
    return _(_ORDERS[order])


def order_about(order: QueueOrder) -> str:
    """What comes first in it."""
    return _(_ABOUT[order])


def left_out_words(counted: Mapping[LeftOut, int]) -> list[str]:
    """Who was left out, one phrase for each reason, the gravest first."""
    return [
        _(_LEFT_OUT[why]).format(count=f"{counted[why]:,}") for why in LeftOut if why in counted
    ]


def left_out_parts(counted: Mapping[LeftOut, int]) -> list[str]:
    """The same after how many they are together; empty where nobody was left out."""
    if not counted:
        return []
    total = f"{sum(counted.values()):,}"
    return [_("left out: {count}").format(count=total), *left_out_words(counted)]


def absent_words(why: LeftOut) -> str:
    """Why one client is not in the queue."""
    return _(_ABSENT[why])
