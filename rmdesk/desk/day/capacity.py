"""How full the next four weeks are against one's limit, and spreading what is too much."""

from datetime import datetime, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.day.settling import DutyGone, put_on
from rmdesk.domain.capacity import WEEKS, DayLoad, Planned, Spread, load, spread
from rmdesk.domain.today import GROUP_OF
from rmdesk.store.duties import StoredDuty


def loads(desk: Desk) -> list[DayLoad]:
    """The working days of the next four weeks, from today on; what is overdue counts today."""
    return load(_planned(desk), today=desk.today, days=desk.days, limit=desk.settings.limit)


def proposed(desk: Desk) -> Spread:
    """Moves after which no day is above the limit, as far as there is room; nothing is written."""
    return spread(_planned(desk), today=desk.today, days=desk.days, limit=desk.settings.limit)


def apply(desk: Desk, wanted: Spread, *, now: datetime) -> None:
    """Move what was looked at, as one action; raises DutyGone, and nothing is written then."""
    if not wanted.moves:
        return
    today = now.date()
    try:
        with desk.store.action("day.spread", {"count": len(wanted.moves)}, at=now) as action:
            for one in wanted.moves:
                for key in one.keys:
                    put_on(
                        desk, action, desk.duties.find(desk.settings, key), one.to, "", today=today
                    )
    except LookupError as error:
        raise DutyGone from error


def _planned(desk: Desk) -> list[Planned]:
    last = desk.today + timedelta(days=7 * WEEKS - 1)
    found = desk.duties.planned(desk.settings, last=last)
    classes = desk.duties.classes_where("TRUE")
    points = desk.settings.today

    def weight(stored: StoredDuty) -> int:
        duty = stored.duty
        worth = points.group[GROUP_OF[duty.kind]]
        client_class = classes.get(duty.client_id) if duty.client_id is not None else None
        return worth + (points.client_class[client_class] if client_class else 0)

    return [
        Planned(
            key=one.duty.key,
            client=one.duty.client_id if one.duty.client_id is not None else one.duty.key,
            on=one.duty.on,
            is_fixed=one.is_promised or one.duty.kind.is_fixed,
            weight=weight(one),
        )
        for one in found
    ]
