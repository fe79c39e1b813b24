"""What was heard and promised: answers owed, needs, wishes, the prospect to be followed up."""

from dataclasses import dataclass
from datetime import date

from rmdesk.domain.file_records import Feedback, Need, Prospect, Wish
from rmdesk.domain.ids import ClientId
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.host import Host
from rmdesk.ui.views.client.sections.part import OpenFile, Part
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.wrapping import wrap

_KIND, _WHEN = 11, 12
_WIDE_WHEN = 24
_SAYS_WHEN_FROM = 70
_CALLS_FOR_NOTHING = 9


Record = Need | Wish | Feedback | Prospect


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the section; needs, wishes and feedback count their ids each by themselves."""

    record: Record

    @property
    def id(self) -> tuple[str, int]:
        return type(self.record).__name__, self.record.id

    @property
    def is_open(self) -> bool:
        return self.record.is_open

    def due_on(self, last_contact: date | None) -> date | None:
        """The day of a duty: an answer owed, a follow-up."""
        match self.record:
            case Prospect():
                return self.record.due_on(last_contact)
            case Feedback():
                return self.record.owed_on
        return None

    @property
    def rank(self) -> int:
        """Complaints, needs, wishes, a prospect; last what calls for nothing any more."""
        if not self.is_open:
            return _CALLS_FOR_NOTHING
        match self.record:
            case Feedback():
                return 1 if self.record.is_complaint else _CALLS_FOR_NOTHING
            case Need():
                return 2
            case Wish():
                return 3
            case Prospect():
                return 4


async def _open(host: Host, client_id: ClientId, told: Told) -> None:
    from rmdesk.ui.filing.feedback import open_feedback
    from rmdesk.ui.filing.needs import open_need
    from rmdesk.ui.filing.prospects import open_prospect
    from rmdesk.ui.filing.wishes import open_wish

    match told.record:
        case Need() as need:
            await open_need(host, client_id, need)
        case Wish() as wish:
            await open_wish(host, client_id, wish)
        case Feedback() as feedback:
            await open_feedback(host, client_id, feedback)
        case Prospect() as prospect:
            await open_prospect(host, client_id, prospect)


def _told(file: OpenFile) -> list[Told]:
    """Duties by their day, then needs and wishes, the newest first."""
    dossier = file.dossier
    records: tuple[Record, ...] = (
        *dossier.prospects,
        *dossier.feedback,
        *dossier.needs,
        *dossier.wishes,
    )

    def order(told: Told) -> tuple[date, int]:
        return (told.due_on(dossier.facts.last_contact) or date.max, told.rank)

    return sorted(map(Told, records), key=order)


def _items(file: OpenFile, width: int) -> list[Item]:
    return [Row(_lines(file, told, width), told) for told in _told(file)]


def _lines(file: OpenFile, told: Told, width: int) -> list[Line]:
    kind, what, when, style = _words(file, told, says_when=width >= _SAYS_WHEN_FROM)
    sign = formats.alarm_sign() if style == "warning" else ""
    when_width = _WIDE_WHEN if width >= _SAYS_WHEN_FROM else _WHEN
    ink = "" if told.is_open else "muted"
    rest = width - _KIND - when_width - 4
    first, *more = wrap(what, rest, file.gist_lines) or [""]
    return [
        line(
            Cell(sign, 1, style),
            Cell(kind, _KIND, style or ("strong" if told.is_open else "muted")),
            Cell(first, rest, ink),
            Cell(when, when_width, style or "muted"),
            gap=1,
        ),
        *(line(Cell("", _KIND + 3), Cell(part, width - _KIND - 3, ink)) for part in more),
    ]


def _words(file: OpenFile, told: Told, *, says_when: bool) -> tuple[str, str, str, str]:
    """Kind, content, day and style of a line."""
    today = file.today
    match told.record:
        case Prospect() as prospect:
            return _prospect(file, prospect, says_when=says_when)
        case Feedback() as feedback:
            kind = _("complaint") if feedback.is_complaint else _("opinion")
            what = feedback.what
            if feedback.owner:
                what = _("{what} (answers: {owner})").format(what=what, owner=feedback.owner)
            if feedback.answered_on:
                what = _("{what}; answer: {answer}").format(what=what, answer=feedback.answer)
                return _("answered"), what, _day(feedback.answered_on), ""
            if feedback.promised_on is None:
                return kind, what, _day(feedback.on), "warning" if feedback.is_complaint else ""
            style = "warning" if feedback.promised_on <= today else "accent"
            return kind, what, _owed(feedback.promised_on, today, says_when), style
        case Need() as need:
            kind = _("need") if need.is_explicit else _("latent need")
            return _settled(kind, need.words, need.on, need.settled_on)
        case Wish() as wish:
            return _settled(_("wish"), wish.what, wish.on, wish.settled_on)


def _settled(kind: str, what: str, on: date, settled_on: date | None) -> tuple[str, str, str, str]:
    if settled_on is None:
        return kind, what, _day(on), ""
    return _("settled"), what, _day(settled_on), ""


def _prospect(file: OpenFile, prospect: Prospect, *, says_when: bool) -> tuple[str, str, str, str]:
    what = "  ".join(filter(None, (label(prospect.source), prospect.note, prospect.means)))
    if not prospect.is_open:
        what = "  ".join(filter(None, (what, prospect.reason)))
        day = _day(prospect.closed_on) if prospect.closed_on else ""
        return label(prospect.state), what, day, ""
    due = prospect.due_on(file.dossier.facts.last_contact)
    if due is None:
        return _("prospect"), what, _("no follow-up"), ""
    style = "warning" if due <= file.today else "accent"
    return _("prospect"), what, _owed(due, file.today, says_when), style


def _owed(on: date, today: date, says_when: bool) -> str:
    return f"{_day(on)}  {formats.late_or_ahead(on, today)}" if says_when else _day(on)


def _day(on: date) -> str:
    return on.isoformat()


def _count(file: OpenFile) -> str:
    last = file.dossier.facts.last_contact
    waiting = sum(
        told.rank < _CALLS_FOR_NOTHING or told.due_on(last) is not None for told in _told(file)
    )
    return _("open: {count}").format(count=waiting) if waiting else ""


def _is_shown(file: OpenFile) -> bool:
    return bool(_told(file))


HEARD = Part(
    title=N_("Needs and promises"),
    compose=_items,
    detail=_count,
    least=2,
    is_shown=_is_shown,
    open=_open,
)
