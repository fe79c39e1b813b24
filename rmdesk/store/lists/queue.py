"""What a queue goes by, read for many clients at once.

A handful of statements whatever the number of clients: a queue of 1,000 out of 10,000 clients with
236,000 contacts is there before the key is up again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from peewee import SqliteDatabase

from rmdesk.domain.calling.attempts import Attempts
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.calling.candidate import Candidate
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.contacts import Channel, Direction
from rmdesk.domain.file.choices import PhoneLine
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.file.hours import kept_hours
from rmdesk.domain.file.keeping import unpacked
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.spoken.dates import When

REMEMBERED: Final = timedelta(days=180)
"""Dials from longer ago say nothing about when somebody answers."""

_WISHES: Final = ("closed_lines", "good_hours", "bad_hours")
_LINES: Final = tuple(line.value for line in PhoneLine)


class _Tried(NamedTuple):
    at: datetime
    outcome: str
    is_reached: bool


class QueueShelf:
    """The candidates of a queue, and the call-backs whose minute comes."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def candidates(
        self, ids: Iterable[int], *, now: datetime, at_once: Iterable[str]
    ) -> list[Candidate]:
        """What is known of each of `ids`, in their order.

        After the outcomes `at_once` nobody waits before dialling again, though nobody was reached.
        """
        wanted = list(dict.fromkeys(map(int, ids)))
        listed = ", ".join(map(str, wanted))
        wishes = self._wishes(listed)
        promised = self._promised(listed, now.date())
        tried = self._tried(listed, now)
        quick = frozenset(at_once)
        rows = {
            row[0]: _candidate(
                row,
                wishes.get(row[0], {}),
                promised.get(row[0]),
                attempts_among(tried.get(row[0], ()), row[9], quick),
            )
            for row in self._database.execute_sql(
                f"SELECT id, gone_on, do_not_call, {_SAYS_NO}, {', '.join(_LINES)}, next_due,"
                " CASE WHEN is_aum_known THEN aum END, last_contact, next_maturity, maturing,"
                " familiarity_points FROM clients JOIN facts ON client_id = id"
                f" WHERE id IN ({listed})",
                (ConsentChannel.CALL.value,),
            ).fetchall()
        }
        return [rows.get(one) or Candidate(client_id=ClientId(one), is_gone=True) for one in wanted]

    def promised_on(self, day: date) -> list[tuple[ClientId, When]]:
        """Everybody with an open call-back up to `day`, the earliest first."""
        rows = self._database.execute_sql(
            "SELECT client_id, on_day, at_time FROM appointments"
            " WHERE kind = ? AND state = ? AND on_day <= ?"
            " ORDER BY on_day, COALESCE(at_time, ''), id",
            (*_OPEN_CALL_BACK, day.isoformat()),
        )
        return [(ClientId(client_id), _when(on, at)) for client_id, on, at in rows.fetchall()]

    def called_since(self, moment: datetime) -> set[ClientId]:
        """Who had an outcome at `moment` or later."""
        rows = self._database.execute_sql(
            "SELECT DISTINCT client_id FROM calls WHERE at >= ?", (_moment(moment),)
        )
        return {ClientId(row[0]) for row in rows.fetchall()}

    def calls_between(self, client_id: ClientId, first: date, last: date) -> int:
        """How often the client was rung up and spoken to from `first` to `last`."""
        row = self._database.execute_sql(
            "SELECT COUNT(*) FROM contacts WHERE client_id = ? AND on_day BETWEEN ? AND ?"
            " AND channel = ? AND direction = ?",
            (
                client_id,
                first.isoformat(),
                last.isoformat(),
                Channel.TELEPHONE.value,
                Direction.OUT.value,
            ),
        ).fetchone()
        return int(row[0])

    def contacts_until(self, client_id: ClientId, last: date) -> int:
        """How many contacts there were with the client up to `last`."""
        row = self._database.execute_sql(
            "SELECT COUNT(*) FROM contacts WHERE client_id = ? AND on_day <= ?",
            (client_id, last.isoformat()),
        ).fetchone()
        return int(row[0])

    def topics_since(self, client_id: ClientId, first: date) -> list[tuple[str, date]]:
        """What was talked about with the client from `first` on: the topics that were noted, and
        the purposes of the calls that reached the client."""
        noted = self._database.execute_sql(
            "SELECT topics, on_day FROM contacts WHERE client_id = ? AND on_day >= ?"
            " AND topics <> ''",
            (client_id, first.isoformat()),
        ).fetchall()
        called = self._database.execute_sql(
            "SELECT purpose, substr(at, 1, 10) FROM calls WHERE client_id = ? AND at >= ?"
            " AND is_reached AND purpose <> ''",
            (client_id, _moment(datetime.combine(first, time()))),
        ).fetchall()
        topics = [(topic, on) for words, on in noted for topic in words.split()]
        return [(topic, date.fromisoformat(on)) for topic, on in (*topics, *called)]

    def _wishes(self, listed: str) -> Mapping[int, Mapping[str, str]]:
        """The newest word on hours and closed numbers, as it is kept."""
        fields = ", ".join(f"'{name}'" for name in _WISHES)
        found: dict[int, dict[str, str]] = defaultdict(dict)
        for client_id, name, value in self._database.execute_sql(
            f"SELECT client_id, field, value FROM details WHERE field IN ({fields})"
            f" AND client_id IN ({listed})"
            " ORDER BY COALESCE(as_of, known_since), known_since, id"
        ).fetchall():
            found[client_id][name] = value
        return found

    def _promised(self, listed: str, today: date) -> Mapping[int, When]:
        found: dict[int, When] = {}
        for client_id, on, at in self._database.execute_sql(
            "SELECT client_id, on_day, at_time FROM appointments"
            f" WHERE kind = ? AND state = ? AND on_day <= ? AND client_id IN ({listed})"
            " ORDER BY on_day, COALESCE(at_time, ''), id",
            (*_OPEN_CALL_BACK, today.isoformat()),
        ).fetchall():
            found.setdefault(client_id, _when(on, at))
        return found

    def _tried(self, listed: str, now: datetime) -> Mapping[int, Sequence[_Tried]]:
        found: dict[int, list[_Tried]] = defaultdict(list)
        since = datetime.combine(now.date() - REMEMBERED, time())
        for client_id, at, outcome, is_reached in self._database.execute_sql(
            "SELECT client_id, at, outcome, is_reached FROM calls WHERE is_dial AND at >= ?"
            f" AND client_id IN ({listed}) ORDER BY at, id",
            (_moment(since),),
        ).fetchall():
            tried = _Tried(datetime.fromisoformat(at), outcome, bool(is_reached))
            found[client_id].append(tried)
        return found


_OPEN_CALL_BACK: Final = (AppointmentKind.CALL_BACK.value, AppointmentState.OPEN.value)
_SAYS_NO: Final = (
    "NOT COALESCE((SELECT is_given FROM consents WHERE client_id = clients.id AND channel = ?"
    " ORDER BY on_day DESC, consents.id DESC LIMIT 1), 1)"
)


_NEVER_DIALLED: Final = Attempts()


def attempts_among(
    tried: Sequence[_Tried], last_contact: str | None, at_once: frozenset[str]
) -> Attempts:
    """The dials since the last talk; a message or a visit of a later day ends them as well."""
    if not tried:
        return _NEVER_DIALLED
    missed: list[_Tried] = []
    for one in tried:
        missed = [] if one.is_reached else [*missed, one]
    since = last_contact or ""
    missed = [one for one in missed if one.at.date().isoformat() >= since]
    return Attempts(
        missed=[one.at for one in missed],
        unanswered=[one.at for one in missed if one.outcome not in at_once],
        answered=[one.at for one in tried if one.is_reached],
    )


def _candidate(
    row: Sequence[Any], wishes: Mapping[str, str], promised: When | None, attempts: Attempts
) -> Candidate:
    client_id, gone_on, do_not_call, says_no, *numbers = row[:7]
    due, aum, _last_contact, matures_on, maturing, points = row[7:]
    lines = {line for line, number in zip(_LINES, numbers, strict=True) if number}
    closed = unpacked(FILE_FIELDS["closed_lines"], wishes.get("closed_lines", ""))
    is_open = not lines or not isinstance(closed, tuple) or bool(lines - set(closed))
    return Candidate(
        client_id=ClientId(client_id),
        is_gone=gone_on is not None,
        do_not_call=bool(do_not_call),
        refuses_calls=bool(says_no),
        has_open_number=is_open,
        promised=promised,
        matures_on=date.fromisoformat(matures_on) if matures_on else None,
        maturing=Money(maturing) if maturing is not None else None,
        due=date.fromisoformat(due) if due else None,
        aum=Money(aum) if aum is not None else None,
        familiarity=points,
        good_hours=kept_hours(wishes["good_hours"]) if "good_hours" in wishes else (),
        bad_hours=kept_hours(wishes["bad_hours"]) if "bad_hours" in wishes else (),
        attempts=attempts,
    )


def _when(on: str, at: str | None) -> When:
    return When(date.fromisoformat(on), time.fromisoformat(at) if at else None)


def _moment(moment: datetime) -> str:
    return moment.isoformat(sep=" ", timespec="seconds")
