"""Which occasions the records hold: SQL narrows them down, the rules of the trade make them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from peewee import SqliteDatabase

from rmdesk.domain.birthdays import Birthday
from rmdesk.domain.calling.calls import Appointment, AppointmentState
from rmdesk.domain.clients import Client
from rmdesk.domain.day_settings import DaySettings
from rmdesk.domain.file.choices import BirthdayKept
from rmdesk.domain.file_records import Feedback, Prospect, ProspectState
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Member
from rmdesk.domain.kin.walls import Kin
from rmdesk.domain.occasions import money, people, promises
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.store.derived.arising_ledger import ledger_occasions
from rmdesk.store.derived.arising_reviews import review_occasions
from rmdesk.store.derived.span import Span
from rmdesk.store.rows.reading import values_of
from rmdesk.store.shelves.day import anniversary, to_do, visit
from rmdesk.store.tables.contacts import AppointmentTable
from rmdesk.store.tables.day import AnniversaryTable, GoodNewsTable, ToDoTable, VisitTable
from rmdesk.store.tables.file import FeedbackTable, ProspectTable
from rmdesk.store.tables.people import ClientTable, MemberTable
from rmdesk.store.ties import walled_members

FOLLOWED: Final = frozenset(
    {
        *(OccasionKind.MEETING, OccasionKind.CALL_BACK, OccasionKind.ANSWER_OWED),
        *(OccasionKind.FOLLOW_UP, OccasionKind.VISIT, OccasionKind.TO_DO),
        *(OccasionKind.OVERDUE_DEBT, OccasionKind.OVERDUE_INSTALMENT),
        *(OccasionKind.STOP_LOSS, OccasionKind.STOP_PROFIT),
        *(OccasionKind.DEPOSIT_MATURES, OccasionKind.PRODUCT_MATURES, OccasionKind.LOAN_MATURES),
        *(OccasionKind.POLICY_ENDS, OccasionKind.PREMIUM_DUE, OccasionKind.CARD_REPAYMENT),
        *(OccasionKind.INSTALMENT, OccasionKind.INFLOW, OccasionKind.BIRTHDAY),
        *(OccasionKind.FAMILY_BIRTHDAY, OccasionKind.ANNIVERSARY, OccasionKind.GOOD_NEWS),
        *(OccasionKind.REVIEW_DUE, OccasionKind.CHECK_DUE),
        *(OccasionKind.RISK_EXPIRES, OccasionKind.DORMANT),
    }
)
"""The kinds that `arising` makes: of these alone an absence says that the reason is gone."""

_A_YEAR: Final = timedelta(days=366)
_STILL_NEWS: Final = timedelta(days=90)
"""After three months nobody is congratulated for the first time; what was due stays so."""


def arising(
    database: SqliteDatabase, settings: DaySettings, span: Span, *, among: str = ""
) -> Iterator[Occasion]:
    """The occasions of clients still in the book; `among` names a table of ids to look at alone."""
    gone = {
        row[0]
        for row in database.execute_sql(
            "SELECT id FROM clients WHERE gone_on IS NOT NULL"
            + (f" AND id IN (SELECT id FROM {among})" if among else "")
        ).fetchall()
    }
    reading = _Reading(database, settings, span, among)
    for occasion in reading.all():
        if occasion.client_id not in gone:
            yield occasion


class _Reading:
    def __init__(
        self, database: SqliteDatabase, settings: DaySettings, span: Span, among: str
    ) -> None:
        self._database = database
        self._settings = settings
        self._span = span
        self._among = among
        self._own = f"client_id IN (SELECT id FROM {among})" if among else "client_id IS NOT NULL"

    def all(self) -> Iterator[Occasion]:
        yield from self._promises()
        yield from ledger_occasions(self._database, self._span, self._among)
        yield from review_occasions(self._database, self._settings, self._span, self._among)
        yield from self._clients()
        yield from self._birthdays()
        yield from self._family()
        yield from self._silence()

    def _read(self, table: Any, value: Any, condition: str, *parameters: object) -> Iterator[Any]:
        return values_of(self._database, table, value, f"{self._own} AND {condition}", *parameters)

    def _promises(self) -> Iterator[Occasion]:
        is_open = "state = ?"
        yield from promises.appointments(
            self._read(AppointmentTable, Appointment, is_open, AppointmentState.OPEN.value)
        )
        owed = "answered_on IS NULL AND promised_on IS NOT NULL"
        yield from promises.answers_owed(self._read(FeedbackTable, Feedback, owed))
        waiting = f"{is_open} AND follow_up_on IS NOT NULL"
        for one in self._read(ProspectTable, Prospect, waiting, ProspectState.OPEN.value):
            yield from promises.follow_ups([one], self._last_contact(one.client_id))
        unsettled = "settled_on IS NULL"
        yield from promises.visits(self._read(VisitTable, visit, unsettled))
        yield from promises.to_dos(self._read(ToDoTable, to_do, unsettled))
        since = (self._span.today - _STILL_NEWS).isoformat()
        heard = self._read(GoodNewsTable, promises.GoodNews, "on_day >= ?", since)
        yield from promises.good_news(heard)

    def _last_contact(self, client_id: int) -> date | None:
        row = self._database.execute_sql(
            "SELECT MAX(on_day) FROM contacts WHERE client_id = ?", (client_id,)
        ).fetchone()
        return date.fromisoformat(row[0]) if row[0] else None

    def _clients(self) -> Iterator[Occasion]:
        """What stands on the client's own page with its day."""
        span = self._span
        own = f"id IN (SELECT id FROM {self._among})" if self._among else "TRUE"
        condition = (
            f"{own} AND gone_on IS NULL AND (expected_inflow_on BETWEEN ? AND ?"
            " OR risk_assessed_on BETWEEN ? AND ?)"
        )
        assessed = ((span.first - _A_YEAR).isoformat(), span.last.isoformat())
        for client in values_of(
            self._database, ClientTable, Client, condition, *span.texts, *assessed
        ):
            yield from money.expected_inflow(client, span.first, span.last)
            for one in promises.risk_expires(client):
                if span.first <= one.on <= span.last:
                    yield one

    def _birthdays(self) -> Iterator[Occasion]:
        span = self._span
        own = f"id IN (SELECT id FROM {self._among})" if self._among else "TRUE"
        told: dict[int, dict[str, str]] = {}
        for client_id, field, value in self._database.execute_sql(
            f"SELECT client_id, field, value FROM details WHERE {self._own}"
            " AND field IN ('lunar_birthday', 'birthday_kept')"
        ).fetchall():
            told.setdefault(client_id, {})[field] = value
        listed = ", ".join(str(client_id) for client_id in told)
        rows = self._database.execute_sql(
            f"SELECT id, birthday FROM clients WHERE {own}"
            f" AND ({_within(span)} OR id IN ({listed}))"
        )
        for client_id, born in rows.fetchall():
            words = told.get(client_id, {})
            birthday = Birthday(
                born=date.fromisoformat(born) if born else None,
                lunar=words.get("lunar_birthday", ""),
                kept=next((one for one in BirthdayKept if one == words.get("birthday_kept")), None),
                also_in_leap_month=self._settings.also_in_leap_month,
            )
            yield from people.own_birthday(ClientId(client_id), birthday, span.first, span.last)
        accounts = self._database.execute_sql(
            f"SELECT id, opened_on FROM clients WHERE {own} AND {_within(span, 'opened_on')}"
        )
        for client_id, opened_on in accounts.fetchall():
            opened = date.fromisoformat(opened_on)
            yield from people.account_anniversary(
                ClientId(client_id), opened, span.first, span.last
            )

    def _family(self) -> Iterator[Occasion]:
        span = self._span
        near = f"gone_on IS NULL AND ({_within(span)} OR lunar_birthday <> '')"
        found = list(self._read(MemberTable, Member, near))
        hidden = walled_members(self._database, [one for one in found if one.other_id])
        for member in found:
            if member.id not in hidden:
                yield from people.family_birthdays(
                    member.client_id, [Kin(member)], span.first, span.last
                )
        kept = self._read(AnniversaryTable, self._anniversary, "TRUE")
        yield from people.anniversaries(kept, span.first, span.last)

    def _anniversary(self, **row: Any) -> people.Anniversary:
        told = anniversary(**row)
        also = self._settings.also_in_leap_month
        return replace(told, day=replace(told.day, also_in_leap_month=also))

    def _silence(self) -> Iterator[Occasion]:
        days = self._settings.classes.familiarity.dormant_days
        until = self._span.today - timedelta(days=days + 1)
        since = self._span.quiet_since
        first = since - timedelta(days=days) if since else date.min
        rows = self._database.execute_sql(
            f"SELECT client_id, last_contact FROM facts WHERE {self._own}"
            " AND last_contact BETWEEN ? AND ?",
            (first.isoformat(), until.isoformat()),
        )
        for client_id, last in rows.fetchall():
            latest = date.fromisoformat(last)
            yield from promises.dormant(ClientId(client_id), latest, days, self._span.today)


def _within(span: Span, column: str = "birthday") -> str:
    """Whether a day of every year may fall into the span: by month and day, 29 February by 1 March
    too."""
    days = (span.last - span.first).days + 1
    listed = {(span.first + timedelta(days=step)).isoformat()[5:] for step in range(days)}
    if "03-01" in listed:
        listed.add("02-29")
    return f"substr({column}, 6, 5) IN ({', '.join(repr(one) for one in sorted(listed))})"
