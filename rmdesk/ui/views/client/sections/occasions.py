"""What is planned with a client and what comes again: visits, good news, anniversaries, events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rmdesk.domain.file.choices import BirthdayKept
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.gatherings import Answer, Event
from rmdesk.domain.occasions.people import Anniversary
from rmdesk.domain.occasions.promises import GoodNews, PlannedVisit
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.host import Host
from rmdesk.ui.views.client.sections.part import OpenFile, Part, count
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.labels import label

_KIND, _WHEN, _WIDE_WHEN = 11, 12, 24
_SAYS_WHEN_FROM = 70
_SHOWN_FOR: Final = timedelta(days=366)
"""Good news and events of longer ago are for the history."""

Record = PlannedVisit | GoodNews | Anniversary | Event


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of the section; each kind of record counts its ids by itself."""

    record: Record
    answer: Answer | None = None

    @property
    def id(self) -> tuple[str, int]:
        return type(self.record).__name__, self.record.id


async def _open(host: Host, client_id: ClientId, planned: Planned) -> None:
    from rmdesk.ui.day.events import open_event
    from rmdesk.ui.filing.anniversaries import open_anniversary
    from rmdesk.ui.filing.good_news import open_good_news
    from rmdesk.ui.filing.visits import open_visit

    match planned.record:
        case PlannedVisit() as visit:
            await open_visit(host, client_id, visit)
        case GoodNews() as news:
            await open_good_news(host, client_id, news)
        case Anniversary() as anniversary:
            await open_anniversary(host, client_id, anniversary)
        case Event() as event:
            await open_event(host, event.id)


def _planned(file: OpenFile) -> Sequence[Planned]:
    """What is to come by its day, then what was, the latest first, then what is not kept."""
    dossier, since = file.dossier, file.today - _SHOWN_FOR
    found = [
        *(Planned(one) for one in dossier.visits if one.is_open),
        *(Planned(one) for one in dossier.anniversaries),
        *(Planned(one) for one in dossier.good_news if one.on >= since),
        *(Planned(event, answer) for event, answer in dossier.events if event.on >= since),
    ]

    def order(planned: Planned) -> tuple[int, int]:
        on = _day(planned.record, file.today)
        if on is None:
            return 2, 0
        is_over = on < file.today and not isinstance(planned.record, PlannedVisit)
        return (1, -on.toordinal()) if is_over else (0, on.toordinal())

    return sorted(found, key=order)


def _day(record: Record, today: date) -> date | None:
    if isinstance(record, Anniversary):
        following = record.next_on(today)
        return following.on if following else None
    return record.on


def _items(file: OpenFile, width: int) -> list[Item]:
    return [Row([_line(file, one, width)], one) for one in _planned(file)]


def _line(file: OpenFile, planned: Planned, width: int) -> Line:
    says_when = width >= _SAYS_WHEN_FROM
    kind, what = _words(planned)
    on = _day(planned.record, file.today)
    is_late = isinstance(planned.record, PlannedVisit) and planned.record.on < file.today
    style = "warning" if is_late else "accent" if on and on >= file.today else "muted"
    when = _("not kept") if on is None else on.isoformat()
    if on is not None and says_when:
        far = formats.ahead(on, file.today) if on >= file.today else formats.ago(on, file.today)
        when = f"{when}  {far}"
    when_width = _WIDE_WHEN if says_when else _WHEN
    return line(
        Cell(formats.alarm_sign() if is_late else "", 1, style),
        Cell(kind, _KIND, "strong"),
        Cell(what, width - _KIND - when_width - 4),
        Cell(when, when_width, style),
        gap=1,
    )


def _words(planned: Planned) -> tuple[str, str]:
    """Kind and content of a line."""
    match planned.record:
        case PlannedVisit() as visit:
            return _("visit"), visit.what
        case GoodNews() as news:
            return _("good news"), news.words
        case Anniversary() as anniversary:
            is_lunar = anniversary.day.keeps_lunar and anniversary.kept is not BirthdayKept.BOTH
            what = anniversary.what
            return _("anniversary"), _("{what} (lunar)").format(what=what) if is_lunar else what
        case Event() as event:
            said = label(planned.answer) if planned.answer else ""
            return _("event"), "  ".join(filter(None, (event.name, said)))


OCCASIONS = Part(
    title=N_("Visits and occasions"),
    compose=_items,
    detail=lambda file: count(_planned(file)),
    is_shown=lambda file: bool(_planned(file)),
    open=_open,
)
