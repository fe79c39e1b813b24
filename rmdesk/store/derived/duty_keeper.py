"""Keeps the duties beside their sources: within every action, and when a new day begins."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from peewee import SqliteDatabase

from rmdesk.domain.duties import Duty, DutyState, begun, duty_of, reconcile
from rmdesk.domain.kin.household import Member
from rmdesk.domain.occasions.kinds import Key, Occasion, OccasionKind
from rmdesk.store.derived.arising import FOLLOWED, arising
from rmdesk.store.derived.arising_reviews import FAR_AHEAD, replan_reviews
from rmdesk.store.derived.duty_settling import settle
from rmdesk.store.derived.fact_keeper import FactKeeper
from rmdesk.store.derived.of_nobody import of_the_year, to_dos_of_nobody
from rmdesk.store.derived.shelf_news import shelf_occasions
from rmdesk.store.derived.span import Span
from rmdesk.store.duties import duty_values, read_duties
from rmdesk.store.rows.portions import portions
from rmdesk.store.rows.reading import values_of
from rmdesk.store.rows.values import next_id, write_new
from rmdesk.store.state import State
from rmdesk.store.tables.day import DutyTable, NewsTable
from rmdesk.store.tables.fields import stored_column
from rmdesk.store.tables.money import NetValueTable, ProductTable
from rmdesk.store.tables.people import MemberTable
from rmdesk.store.ties import walled_members

if TYPE_CHECKING:
    from rmdesk.store.journal.actions import Action

LOOKED_UNTIL: Final = "occasions_until"
HOLIDAYS: Final = 10
"""A lead may be longer by the longest holiday: so many more days are looked ahead."""

_TOUCHED: Final = "temp.touched"


class DutyKeeper:
    """Writes duties; those of a client touched by an action as a part of it."""

    def __init__(self, database: SqliteDatabase, facts: FactKeeper) -> None:
        self._database = database
        self._facts = facts
        self._state = State(database)

    @property
    def _ahead(self) -> timedelta:
        return timedelta(days=self._facts.settings.leads.longest + HOLIDAYS)

    def tied_to(self, clients: set[int]) -> set[int]:
        """Those who told of somebody among `clients`: a wall between them may have changed."""
        if not clients:
            return set()
        self._facts.touch(clients)
        rows = self._database.execute_sql(
            f"SELECT client_id FROM members WHERE other_id IN (SELECT id FROM {_TOUCHED})"
        )
        return {row[0] for row in rows.fetchall()}

    def follow(self, action: "Action", clients: set[int], *, today: date) -> None:
        """Within `action`: settle what its contacts settled, and let the duties of `clients`
        follow their sources."""
        span = Span(today, today + self._ahead, today)
        for some in portions(clients, action.tell_kept):
            self._facts.touch(some)
            settle(self._database, action, _TOUCHED, today=today)
            found = arising(self._database, self._facts.settings, span, among=_TOUCHED)
            self._reconcile(action, f"client_id IN (SELECT id FROM {_TOUCHED})", found, span)
        if None in action.touched:
            self._reconcile(action, "client_id IS NULL", to_dos_of_nobody(self._database), span)
        if any(action.is_written(table) for table in (NewsTable, ProductTable, NetValueTable)):
            self._tell(action, span)

    def _tell(self, action: "Action", span: Span) -> None:
        """Within `action`: duties of what came to the shelf, for whom it is news."""
        found = shelf_occasions(self._database, span.today, span.last, span.today)
        fresh = self._unknown(duty_values(duty) for duty in self._made(found, span.today).values())
        if fresh:
            names = list(fresh[0])
            action.insert_many(DutyTable, names, [list(one.values()) for one in fresh])

    def _reconcile(self, action: "Action", own: str, found: Iterable[Occasion], span: Span) -> None:
        """Within `action`: insert what is new, drop what is gone, and say what is open anew."""
        kinds = ", ".join(f"'{kind.value}'" for kind in sorted(FOLLOWED))
        stored = list(
            read_duties(
                self._database,
                f"{own} AND kind IN ({kinds}) AND (state = ? OR about >= ?)",
                DutyState.OPEN.value,
                (span.first - timedelta(days=366)).isoformat(),
            )
        )
        made = self._made(found, span.today)
        known = {one.duty.key: one for one in stored}
        changes = reconcile(
            (one.duty for one in stored if _is_in_sight(one.duty, span)),
            made.values(),
            today=span.today,
        )
        new = {duty.key: duty for duty in changes.new}
        for duty in changes.gone:
            row = known[duty.key].id
            if again := new.pop(duty.key, None):
                action.update(DutyTable, row or 0, duty_values(again))
            else:
                action.delete(DutyTable, row or 0)
        fresh = [duty_values(duty) for key, duty in new.items() if key not in known]
        if fresh:
            names = list(fresh[0])
            action.insert_many(DutyTable, names, [list(one.values()) for one in fresh])
        gone = {duty.key for duty in changes.gone}
        for key, one in known.items():
            if one.duty.is_open and key not in gone and key in made:
                now = duty_values(made[key])
                action.update(DutyTable, one.id or 0, {"facts": now["facts"], "at": made[key].at})
        self._hide(action, own, made)

    def _hide(self, action: "Action", own: str, made: dict[Key, Duty]) -> None:
        """A wall that goes up takes away what was planned for the relative, even if it is due."""
        birthdays = (
            f"{own} AND state = ? AND kind = ?"
            " AND subject IN (SELECT id FROM members WHERE other_id IS NOT NULL)"
        )
        kind = OccasionKind.FAMILY_BIRTHDAY.value
        stored = read_duties(self._database, birthdays, DutyState.OPEN.value, kind)
        for one in list(stored):
            if one.duty.key not in made and self._is_hidden(one.duty):
                action.delete(DutyTable, one.id or 0)

    def _is_hidden(self, duty: Duty) -> bool:
        members = values_of(self._database, MemberTable, Member, "id = ?", duty.subject)
        return duty.subject in walled_members(self._database, members)

    def _made(self, found: Iterable[Occasion], today: date) -> dict[Key, Duty]:
        """The duties of what was found; none was carried over that nobody knew of before."""
        leads, days = self._facts.settings.leads, self._facts.days
        made = {one.key: duty_of(one, leads, days) for one in found}
        return {key: begun(duty, today) for key, duty in made.items()}

    def roll_over(self, today: date) -> None:
        """Add what came into sight since it was looked last; everything the first time."""
        until = self._state.get(LOOKED_UNTIL)
        last = today + self._ahead
        since = date.fromisoformat(until) - self._ahead if until else None
        if since is not None and since > today:
            since = None  # a fixed day in the past, or shorter leads
        first = date.fromisoformat(until) + timedelta(days=1) if since and until else today
        span = Span(min(first, last), last, today, quiet_since=since)
        self.add(self._made(arising(self._database, self._facts.settings, span), today).values())
        self.add(self._made(to_dos_of_nobody(self._database), today).values())
        self.add(self._made(of_the_year(self._database, span), today).values())
        told = shelf_occasions(self._database, min(first, last), last, today)
        self.add(self._made(told, today).values())
        self._state.put(LOOKED_UNTIL, last.isoformat())

    def add(self, duties: Iterable[Duty]) -> None:
        """Insert those that are not known yet, outside of any action: time brought them."""
        rows = self._unknown(duty_values(duty) for duty in duties)
        if not rows:
            return
        fields = DutyTable._meta.fields
        names = list(rows[0])
        columns = [stored_column(fields[name], [row[name] for row in rows]) for name in names]
        first = next_id(self._database, DutyTable)
        ids = range(first, first + len(rows))
        write_new(self._database, DutyTable, ["id", *names], zip(ids, *columns, strict=True))

    def _unknown(self, rows: Iterable[dict[str, object]]) -> list[dict[str, object]]:
        """Those of `rows` whose occasion has made no duty yet."""
        wanted = list(rows)
        if not wanted:
            return []
        known = {
            tuple(row)
            for row in self._database.execute_sql(
                "SELECT COALESCE(client_id, 0), kind, subject, about FROM duties"
            ).fetchall()
        }
        return [
            row
            for row in wanted
            if (row["client_id"] or 0, row["kind"], row["subject"], str(row["about"])) not in known
        ]

    def replan(self, *, today: date) -> None:
        """Put what is still ahead, and was moved by nobody, on the day it falls on by the days,
        leads and months of now: leave or a holiday was entered, or a setting is another."""
        leads, days = self._facts.settings.leads, self._facts.days
        replan_reviews(self._database, self._facts.settings, days, today=today)
        ahead = "state = ? AND on_day > ? AND on_day = first_on"
        stored = read_duties(self._database, ahead, DutyState.OPEN.value, today.isoformat())
        moves = []
        for one in list(stored):
            duty = one.duty
            occasion = Occasion(kind=duty.kind, client_id=duty.client_id, on=duty.about)
            on = max(duty_of(occasion, leads, days).on, today)
            if on != duty.on:
                moves.append((on.isoformat(), on.isoformat(), one.id))
        self._database.connection().executemany(
            "UPDATE duties SET on_day = ?, first_on = ? WHERE id = ?", moves
        )


def _is_in_sight(duty: Duty, span: Span) -> bool:
    """Whether an absence means anything: what lies beyond the days looked at was not looked for."""
    is_looked_for = duty.kind.follows_its_record or duty.kind in FAR_AHEAD
    return is_looked_for or duty.about <= span.last or not duty.is_open
