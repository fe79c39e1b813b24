"""Duties that an act in the file settles: what was renewed or paid asks for nothing more."""

from collections.abc import Container
from datetime import date
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.duties import DutyState
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.day import DutyTable

OF_A_LINE: Final = frozenset(
    {
        OccasionKind.DEPOSIT_MATURES,
        OccasionKind.PRODUCT_MATURES,
        OccasionKind.LOAN_MATURES,
        OccasionKind.OVERDUE_DEBT,
        OccasionKind.OVERDUE_INSTALMENT,
        OccasionKind.CARD_REPAYMENT,
        OccasionKind.INSTALMENT,
        OccasionKind.STOP_PROFIT,
        OccasionKind.STOP_LOSS,
        OccasionKind.NET_VALUE_MOVED,
    }
)
"""The duties whose subject is a line of the ledger."""

OF_A_POLICY: Final = frozenset({OccasionKind.PREMIUM_DUE, OccasionKind.POLICY_ENDS})
"""The duties whose subject is a policy."""


def settle_of(
    desk: Desk,
    action: Action,
    client_id: ClientId,
    kinds: Container[OccasionKind],
    subject: int,
    *,
    today: date,
) -> None:
    """Within `action`: the open duties of these kinds about one record are done."""
    for stored in desk.duties.of(client_id):
        duty = stored.duty
        if duty.is_open and duty.kind in kinds and duty.subject == subject and stored.id:
            values = {"state": DutyState.DONE, "settled_on": today}
            action.update(DutyTable, stored.id, values)


def settle_every(
    desk: Desk, action: Action, client_id: ClientId, kind: OccasionKind, *, today: date
) -> None:
    """Within `action`: the client's open duties of this kind are done, whatever they are about."""
    for row_id, _duty in desk.duties.open_of(kind, client_id):
        action.update(DutyTable, row_id, {"state": DutyState.DONE, "settled_on": today})


def withdraw(
    desk: Desk, action: Action, kind: OccasionKind, client_id: ClientId | None, subject: int
) -> None:
    """Within `action`: the open duties about a record go; what it still asks for arises anew."""
    for row_id, duty in desk.duties.open_of(kind, client_id):
        if duty.subject == subject:
            action.delete(DutyTable, row_id)
