"""What lies before the demo's RM: meetings and call-backs with their hours, visits, tasks, joys."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from rmdesk.desk.demo.life import FAMILIAR_FROM, Life, World
from rmdesk.domain.calendar.lunar import lunar_of
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.file.choices import BirthdayKept
from rmdesk.domain.ids import ClientId

Fields = dict[str, object]
"""A record by the names of its fields."""

_APART = 7
"""So far from each other, in the book, stand those whom something is agreed with."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """All of it, as records."""

    appointments: list[Fields]
    visits: list[Fields]
    to_dos: list[Fields]
    good_news: list[Fields]
    anniversaries: list[Fields]


def fill_agenda(lives: Sequence[Life], words: World, *, days: WorkingDays, today: date) -> Agenda:
    """Around `today`, whatever day of the week it is; `words` is demo_day.toml."""
    in_care = [life.client.id for life in lives if len(life.contacts) >= FAMILIAR_FROM]
    whom = _turns(in_care)
    meetings = words["meetings"]
    return Agenda(
        appointments=[
            *(_agreed(one, AppointmentKind.MEETING, whom, days, today) for one in meetings["rows"]),
            *(
                _agreed(one, AppointmentKind.CALL_BACK, whom, days, today)
                for one in meetings["calls"]
            ),
        ],
        visits=[
            {"client_id": next(whom), "on": _day(one["in"], days, today), "what": one["what"]}
            for one in words["visits"]["rows"]
        ],
        to_dos=[
            {
                "client_id": next(whom) if one.get("client") else None,
                "on": _day(one["in"], days, today),
                "what": one["what"],
            }
            for one in words["to_dos"]["rows"]
        ],
        good_news=[
            {
                "client_id": next(whom),
                "on": today - timedelta(days=one["ago"]),
                "words": one["words"],
            }
            for one in words["good_news"]["rows"]
        ],
        anniversaries=[
            _anniversary(one, next(whom), days, today) for one in words["anniversaries"]["rows"]
        ],
    )


def _turns(clients: Sequence[ClientId]) -> Iterator[ClientId]:
    """One after the other, spread over the book, and nobody twice."""
    for first in range(_APART):
        yield from clients[first::_APART]


def _agreed(
    one: Mapping[str, Any],
    kind: AppointmentKind,
    whom: Iterator[ClientId],
    days: WorkingDays,
    today: date,
) -> Fields:
    return {
        "client_id": next(whom),
        "kind": kind,
        "on": _day(one["in"], days, today),
        "at": time.fromisoformat(one["at"]) if "at" in one else None,
        "note": one["note"],
        "state": AppointmentState.OPEN,
    }


def _day(ahead: int, days: WorkingDays, today: date) -> date:
    """The day `ahead` so many working days; of today whatever day that is."""
    if ahead >= 0:
        return days.after(today, ahead) if ahead else today
    day = today
    for _step in range(-ahead):
        day = days.working_day_on_or_before(day - timedelta(days=1))
    return day


def _anniversary(
    one: Mapping[str, Any], client_id: ClientId, days: WorkingDays, today: date
) -> Fields:
    on = _day(one["in"], days, today)
    values: Fields = {"client_id": client_id, "what": one["what"], "since": None, "lunar": ""}
    lunar = lunar_of(on) if one.get("lunar") else None
    if lunar is not None:
        return {**values, "lunar": lunar.kept.lstrip("+"), "kept": BirthdayKept.LUNAR}
    since = on.replace(year=on.year - one["years"], day=min(on.day, 28))
    return {**values, "since": since, "kept": BirthdayKept.SOLAR}
