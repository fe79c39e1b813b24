"""Duties that what is written settles: a talk, or a payment."""

from datetime import date
from typing import TYPE_CHECKING, Final

from peewee import SqliteDatabase

from rmdesk.domain.contacts import Channel
from rmdesk.domain.duties import DutyState
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.day import DutyTable

if TYPE_CHECKING:
    from rmdesk.store.journal.actions import Action


def _settled_by(channel: Channel) -> str:
    kinds = (kind for kind in OccasionKind if kind.is_settled_by(channel))
    names = ", ".join(f"'{kind.value}'" for kind in kinds if not kind.follows_its_record)
    return f"contacts.channel = '{channel.value}' AND duties.kind IN ({names})"


_BY_CONTACT: Final = " OR ".join(map(_settled_by, Channel))
_OVERDUE: Final = OccasionKind.OVERDUE_INSTALMENT.value
_BY_PAYMENT: Final = ", ".join(
    f"'{kind.value}'"
    for kind in (
        OccasionKind.OVERDUE_INSTALMENT,
        OccasionKind.INSTALMENT,
        OccasionKind.CARD_REPAYMENT,
    )
)


def settle(database: SqliteDatabase, action: "Action", among: str, *, today: date) -> None:
    """Within `action`, of the clients whose ids the table `among` holds: what it did is done."""
    settling = _Settling(database, action, among, today)
    settling.by_contact()
    settling.by_payment()


class _Settling:
    def __init__(self, database: SqliteDatabase, action: "Action", among: str, today: date) -> None:
        self._database = database
        self._action = action
        self._among = among
        self._today = today

    def by_contact(self) -> None:
        """Those planned by the day of a contact that the action added, and ask for no more.

        A duty that the action brought along itself, as a received bundle does, was still open when
        the contact was written.
        """
        brought = "".join(
            f" AND duties.id NOT BETWEEN {ids.start} AND {ids[-1]}"
            for ids in self._action.added(DutyTable)
        )
        for ids in self._action.added(ContactTable):
            self._done(
                "EXISTS (SELECT 1 FROM contacts WHERE contacts.client_id = duties.client_id"
                " AND contacts.on_day >= duties.on_day AND contacts.id BETWEEN ? AND ?"
                f" AND ({_BY_CONTACT})){brought}",
                ids.start,
                ids[-1],
            )

    def by_payment(self) -> None:
        """What was paid asks for nothing more, whether a person or a file says so: then the oldest
        instalment that is unpaid is a later one."""
        self._done(
            f"kind IN ({_BY_PAYMENT}) AND EXISTS (SELECT 1 FROM holdings"
            " WHERE holdings.id = duties.subject AND next_payment_on >= about"
            f" AND (next_payment_on > about OR kind = '{_OVERDUE}'))"
        )

    def _done(self, which: str, *parameters: object) -> None:
        rows = self._database.execute_sql(
            f"SELECT id FROM duties WHERE client_id IN (SELECT id FROM {self._among})"
            f" AND state = '{DutyState.OPEN.value}' AND {which}",
            parameters,
        )
        for (duty_id,) in rows.fetchall():
            values = {"state": DutyState.DONE, "settled_on": self._today}
            self._action.update(DutyTable, duty_id, values)
